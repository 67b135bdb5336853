#!/usr/bin/env bash
# Deploys one stage with nothing but the AWS CLI: the edge in us-east-1, then everything else nested in one root stack.
#   cloudformation/deploy.sh <dev|qa|prod> [Parameter=Value …]
# Parameters are those of the root template, such as FailedBookingsThreshold=10. Environment:
#   DOMAIN_NAME             optional: must then be the domain that the templates were made for
#   ARTIFACT_BUCKET         optional: where templates and functions are uploaded; else the deployment's own bucket
#   CFN_EXECUTION_ROLE_ARN  optional: the role that CloudFormation takes
. "$(dirname "$0")/common.sh"

stage="${1:-}"
is_stage "$stage" || usage 'cloudformation/deploy.sh <dev|qa|prod> [Parameter=Value …]'
shift
for parameter in "$@"; do
  [[ "$parameter" =~ ^[A-Za-z]+=.+$ ]] || usage "deploy.sh $stage [Parameter=Value …] (not \"$parameter\")"
done
read_templates
[ "$made_for_domain" != example.com ] ||
  fail "the templates are for example.com: run STAGE=$stage DOMAIN_NAME=<your domain> AWS_REGION=$region npm run synth"
[ -z "${DOMAIN_NAME:-}" ] || [ "$DOMAIN_NAME" = "$made_for_domain" ] ||
  fail "the templates are for $made_for_domain, not $DOMAIN_NAME: run \"npm run synth\" again"
need_aws

role=()
[ -z "${CFN_EXECUTION_ROLE_ARN:-}" ] || role=(--role-arn "$CFN_EXECUTION_ROLE_ARN")
tags=(--tags project=booking-chat "stage=$stage")
deploy() { # region, stack, template, more …
  local at="$1" name="$2" template="$3"
  shift 3
  echo "deploying $name in $at"
  aws cloudformation deploy --region "$at" --stack-name "$name" --template-file "$template" \
    --capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND --no-fail-on-empty-changeset \
    "${role[@]}" "${tags[@]}" "$@" || fail "$name was not deployed: see its events in CloudFormation ($at)"
}

bucket="${ARTIFACT_BUCKET:-}"
if [ -z "$bucket" ]; then
  deploy "$region" "$(stack_name $app-Cicd)" "$templates/cicd.template.json"
  bucket=$(output_of "$(stack_name $app-Cicd)" ReleaseBucket)
fi
aws s3api head-bucket --bucket "$bucket" >/dev/null 2>&1 ||
  fail "the bucket \"$bucket\" does not exist or is not yours: unset ARTIFACT_BUCKET to use the deployment's own"

deploy "$edge_region" "$(stack_name $app-Edge)" "$templates/edge.template.json"
packaged="$templates/packaged.json"
aws cloudformation package --region "$region" --template-file "$templates/root.template.json" --use-json \
  --s3-bucket "$bucket" --s3-prefix "$stage" --output-template-file "$packaged" >/dev/null ||
  fail "templates and functions were not uploaded to $bucket"
deploy "$region" "$(stack_name $app)" "$packaged" --s3-bucket "$bucket" --s3-prefix "$stage" \
  --parameter-overrides Scope=full "$@"

echo
aws cloudformation describe-stacks --region "$region" --stack-name "$(stack_name $app)" \
  --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text
echo "next: node scripts/smoke.mjs (see docs/deployment.md)"
