"""What a keeper does to single documents: corrects, removes, decides."""
