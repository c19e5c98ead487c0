"""How fast, how large and how steady the product is, beside what else one could have built."""
