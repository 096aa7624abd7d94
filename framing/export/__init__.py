"""A comparison as files that other programs read, one file per format; `formats` lists them and writes them whole."""
