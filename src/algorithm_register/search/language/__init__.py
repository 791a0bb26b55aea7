"""How the words of a language are reduced, taken apart and put beside others that mean the same. Pure."""
