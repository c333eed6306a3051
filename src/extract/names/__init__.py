"""Our own model of names: how words are seen, the network over them, and the labels it gives."""
