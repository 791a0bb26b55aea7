"""What is published: descriptions, immutable editions, translations, and the one public record."""
