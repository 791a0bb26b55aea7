"""What changed in the register in a day, a week or a month, in words."""
