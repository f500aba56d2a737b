"""Archives of any size, on one machine or many: from files of pages to tables.

A run is a row of steps, a step is rounds of tasks, and a task makes one file out of others. What
is done is told by the files that are there, so a run that was broken off goes on where it was.
"""
