#!/usr/bin/env bash
# What action.yml runs: install from the action's own checkout, check, report.
set -euo pipefail
python3 -m venv "${RUNNER_TEMP:-/tmp}/zhengming"
bin="${RUNNER_TEMP:-/tmp}/zhengming/bin"
"$bin/pip" install --quiet "$ZM_SOURCE"
options=(--fail-on "$ZM_FAIL_ON")
[ -z "$ZM_SELECT" ] || options+=(--select "$ZM_SELECT")
[ -z "$ZM_BASELINE" ] || options+=(--baseline "$ZM_BASELINE")
read -r -a paths <<<"$ZM_PATHS"
[ -z "$ZM_SARIF" ] || "$bin/zhengming" check "${paths[@]}" "${options[@]}" --exit-zero -o "sarif=$ZM_SARIF"
exec "$bin/zhengming" check "${paths[@]}" "${options[@]}" --format github
