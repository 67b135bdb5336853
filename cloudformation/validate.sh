#!/usr/bin/env bash
# Validates every template of the given stages, nested ones too, offline and strictly.
#   cloudformation/validate.sh [dev|qa|prod …] [--aws]
# Without stages: all that were synthesized. --aws also asks CloudFormation itself, which needs an account.
. "$(dirname "$0")/common.sh"

ask_aws=false
folders=()
for argument in "$@"; do
  if [ "$argument" = --aws ]; then
    ask_aws=true
  elif is_stage "$argument"; then
    [ -d "$here/dist/$argument" ] || fail "no templates for $argument: run \"npm run synth\" first"
    folders+=("$here/dist/$argument")
  else
    usage 'cloudformation/validate.sh [dev|qa|prod …] [--aws]'
  fi
done
if [ ${#folders[@]} -eq 0 ]; then
  [ -d "$here/dist" ] || fail 'no templates: run "npm run synth" first'
  folders=("$here"/dist/*/)
fi

validated=false
if command -v node >/dev/null && [ -d "$repository/node_modules/aws-cdk-lib" ]; then
  (cd "$repository" && node --import tsx packages/infra/src/validate.ts "${folders[@]}")
  validated=true
fi
if command -v cfn-lint >/dev/null; then
  # W3002: paths are for "aws cloudformation package", which deploy.sh runs.
  find "${folders[@]}" -name '*.template.json' -print0 | xargs -0 cfn-lint --ignore-checks W3002 -- &&
    echo 'cfn-lint: no findings'
  validated=true
fi
if $ask_aws; then
  need_aws
  for template in $(find "${folders[@]}" -name '*.template.json'); do
    [ "$(wc -c <"$template")" -le 51200 ] || { echo "$(basename "$template"): too long to ask without a bucket"; continue; }
    aws cloudformation validate-template --template-body "file://$template" >/dev/null ||
      fail "CloudFormation refuses $template"
  done
  validated=true
fi
$validated || fail 'nothing to validate with: run "npm ci" for the bundled validator, or install cfn-lint'
