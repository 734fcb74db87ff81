#!/bin/sh
# keep.sh FOLDER: what amqp-consume runs for each message, with its bytes at standard input. It ends well when they are on the disk;
# only then amqp-consume acknowledges.
set -e
file=$(mktemp "$1/.new-XXXXXX")
cat > "$file"
sync "$file"
mv "$file" "$1/$(date +%s%N)"
sync "$1"
