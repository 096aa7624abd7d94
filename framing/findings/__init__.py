"""What is found in an aligned story: who tells what otherwise, in other words, or not at all.

In go the articles, their parses and vectors, the signals of the devices and the alignment; out come frozen records,
each with its evidence and its reason: entities (how each actor is named), discrepancies, omissions, contrasts of
wording, roles (who acts, who is acted upon), speakers, and measures. One file, or one folder, for each.
"""
