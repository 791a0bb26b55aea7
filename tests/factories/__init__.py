"""Makes things in a named state, through the services that make them in earnest."""
