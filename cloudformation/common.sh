# Shared by validate.sh, deploy.sh and teardown.sh; sourced, not run.
set -euo pipefail
export AWS_PAGER=''

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname "$here")
app=ChatBookingSaaSStack
edge_region=us-east-1

# One line on standard error, and no trace.
fail() {
  echo "error: $*" >&2
  exit 1
}

usage() {
  echo "usage: $*" >&2
  exit 2
}

is_stage() {
  case "$1" in dev | qa | prod) return 0 ;; *) return 1 ;; esac
}

# ChatBookingSaaSStack-Edge in prod, ChatBookingSaaSStack-Edge-dev elsewhere.
stack_name() {
  if [ "$stage" = prod ]; then echo "$1"; else echo "$1-$stage"; fi
}

# Where `npm run synth` left the templates of the stage, and what they were made for.
read_templates() {
  templates="$here/dist/$stage"
  [ -f "$templates/settings" ] ||
    fail "no templates for $stage: run STAGE=$stage DOMAIN_NAME=<your domain> AWS_REGION=<region> npm run synth"
  made_for_domain=$(sed -n 's/^DOMAIN_NAME=//p' "$templates/settings")
  region=$(sed -n 's/^AWS_REGION=//p' "$templates/settings")
}

need_aws() {
  command -v aws >/dev/null ||
    fail "the AWS CLI v2 is not on PATH: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
  account=$(aws sts get-caller-identity --query Account --output text 2>/dev/null) ||
    fail "no valid AWS credentials: run \"aws sso login\" (or set AWS_PROFILE) and try again"
}

output_of() { # stack, output
  aws cloudformation describe-stacks --region "$region" --stack-name "$1" \
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue | [0]" --output text 2>/dev/null || true
}
