#!/bin/sh
# The report of a story against the one that was approved: shows what changed, and fails if anything did.
# `approve.sh STORY --accept` approves it as it is now, for a commit.
set -eu
story=$1
now=$(mktemp)
trap 'rm -f "$now"' EXIT
status=0
crosscheck compare "$story/articles" --format markdown > "$now" || status=$?
# 1 is a policy that fails, told by then; the report was made. Anything above is none to approve.
[ "$status" -le 1 ] || exit "$status"
if [ "${2-}" = --accept ]; then
  cp "$now" "$story/approved.md"
else
  diff -u "$story/approved.md" "$now"
fi
exit "$status"
