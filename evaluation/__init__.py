"""Gold questions, measures, and what the product is compared with."""
