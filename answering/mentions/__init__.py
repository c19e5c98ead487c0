"""What a text mentions: dates, sums and other figures, and names."""
