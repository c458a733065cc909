#!/bin/bash
# The monthly report. Where the database is, the environment says.
echo "The report reads its numbers from ${DATABASE_HOST:-localhost}"
