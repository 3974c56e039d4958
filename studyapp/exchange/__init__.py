"""Other programs' files and paper: read them and write them; knows no library."""
