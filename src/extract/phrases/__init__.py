"""What people and organisations share: how French writes names, and where known ones stand."""
