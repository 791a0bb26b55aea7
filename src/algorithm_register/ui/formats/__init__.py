"""How a language writes dates and numbers, where Django does not know it; a module for each (FORMAT_MODULE_PATH)."""
