"""A project's store brought in line with its files, article by article.

fingerprint   what everything is made of, and how to tell cheaply that it has changed
record        what the store knows of a file: its hash, its findings, which article it holds
making        one file, checked, as the graphs that a store keeps of it
worker        the same in a process of its own
crew          several workers; one that dies is replaced
changes       which files have to be read again, and which articles are gone
batches       graphs put into the store many at a time
build         all of it together
scratch       a store built anew beside the old one, and put in its place
sample        what was built, compared with the reference engines
place         where a project's store lies
status        what is in a store, in numbers
"""
