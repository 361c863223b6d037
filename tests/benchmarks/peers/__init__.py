"""Other engines doing the same job on the same records, each as its competent user would.

Every peer reads the whole question: all ideas must be found, a word families use
stands for every form of it, misspelt words are put right, filters keep what ours
keep. Where an engine has its own way to be fast, that way is taken.
"""
