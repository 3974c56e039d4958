"""What lists and tables show: Qt models on tuples of frozen values."""
