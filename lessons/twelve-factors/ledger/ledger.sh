#!/bin/sh
# Keeps the books, in the database that the environment names.
if [ -z "$DATABASE_URL" ]; then
  exit 3
fi
echo "keeping the books in $DATABASE_URL"
while true; do
  sleep 5
  echo "another entry"
done
