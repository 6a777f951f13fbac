"""What happens to a store when something around it fails: disk, rights, other programs, pages, the clock.

    python -m benchmarks.faults --tries 40 --seed 1

The real product works in child processes while the fault is there. Then the store must open and be whole in every page and
link, hold everything that was acknowledged and nothing by half, and what people were told must say what to do.
"""
