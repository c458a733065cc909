#!/bin/bash
# The shop. It should read its orders from a database.
database=localhost
echo "The shop reads its orders from $database"
