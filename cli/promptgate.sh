#!/usr/bin/env bash
# Runs the command line for those who have only a clone of this repository: the GitHub Action and the pre-commit hook.
# Where there is no bundle yet, it is made once.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
bundle="$root/dist/promptgate.mjs"
if [ ! -f "$bundle" ]; then
  (cd "$root" && npm ci && npm run build:cli) >&2
fi
exec node "$bundle" "$@"
