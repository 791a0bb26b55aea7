"""What a match weighs, in one place: beside the weights of the fields, which stand in the standard's definition.

A score is the weight of the field × the weight of the way × how telling the word is (BM25). Of one word asked for,
the best match counts, and a little of the others.
"""

# The field that holds who publishes: less than the theme (4), more than the goal (3).
PUBLISHER = 3.5

# Ways in which a word can be met. Exactness goes before likeness.
FORM = 1.0  # the word as it was typed
INFLECTED = 0.8  # another form of it
IN_COMPOUND = 0.55  # it is a piece of a longer word
IN_PIECES = 0.5  # it is a compound, and its pieces are met apart
BEGUN = 0.6  # the last word is the beginning of it, and was no word yet
BEGUN_BY_A_WORD = 0.2  # the last word is the beginning of it, and a word itself
SEVERAL_APART = 0.5  # of another way to say it in several words: all met, but not side by side

# Who is still typing is offered words from texts that weigh at least this: name, summary, theme, search terms, goal.
TELLING = 3

# The number of a description goes before everything.
NUMBER = 100.0

# The address of a reference says exactly what is meant.
ADDRESS = 50.0

# A match in the name and elsewhere counts a little more than one in the name alone.
ALSO_ELSEWHERE = 0.1
# Words that were asked side by side and stand side by side, beside what each of them weighs.
SIDE_BY_SIDE = 0.6

# With fewer full answers than this, those that hold part of the words follow.
FEW = 10
# Of the words that decide, the share that a partial answer holds at least.
PARTIAL = 0.5
# What a partial answer gets for each word it holds at all, times how telling the word is.
COVERAGE = 100.0
# A word in more than this share of all descriptions does not decide.
COMMON = 0.2
# A piece of a compound in more than this share says too little by itself.
VAGUE = 0.05
