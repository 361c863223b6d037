"""What is true about SEND whatever the website: plain Python, standard library only."""
