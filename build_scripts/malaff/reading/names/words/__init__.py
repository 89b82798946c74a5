"""What is known of single words."""
