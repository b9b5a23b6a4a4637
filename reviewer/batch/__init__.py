"""Many drafts at once: each against its baseline, in several processes or on a cluster, into one table.

The parent process alone reads the folder and writes results; whoever compares gets bytes and gives bytes
back. So the same batch gives the same files, whatever compared it and however often it was interrupted.
"""
