"""How the names model is made: corpora, their mending, augmentation, the network and its training."""
