#!/usr/bin/env bash
# Takes down what deploy.sh put up. Tables, signing keys and users stay, ready for the next deploy.sh, unless --delete-data.
#   cloudformation/teardown.sh <dev|qa|prod> [--delete-data] [--allow-prod]
# Asks to type what will happen. prod needs --allow-prod, and its data is not deleted by any script.
. "$(dirname "$0")/common.sh"

stage="${1:-}"
is_stage "$stage" || usage 'cloudformation/teardown.sh <dev|qa|prod> [--delete-data] [--allow-prod]'
shift
delete_data=false
allow_prod=false
for argument in "$@"; do
  case "$argument" in
  --delete-data) delete_data=true ;;
  --allow-prod) allow_prod=true ;;
  *) usage 'cloudformation/teardown.sh <dev|qa|prod> [--delete-data] [--allow-prod]' ;;
  esac
done
if [ "$stage" = prod ]; then
  $allow_prod || fail 'this is prod: add --allow-prod if you mean it'
  ! $delete_data || fail "prod's data is protected: see \"Deleting prod for good\" in docs/deployment.md"
fi
read_templates
need_aws
root=$(stack_name $app)
status=$(aws cloudformation describe-stacks --region "$region" --stack-name "$root" \
  --query 'Stacks[0].StackStatus' --output text 2>/dev/null) || fail "there is no stack $root in $region"

if $delete_data; then phrase="delete $stage and its data"; else phrase="take down $stage"; fi
echo "account $account, $region: $root ($status)"
echo "type \"$phrase\" to go on:"
read -r answer || true
[ "${answer:-}" = "$phrase" ] || fail 'nothing was changed'

# A bucket goes only when it is empty, former versions included. prod's stay.
empty_bucket() {
  local bucket="$1" batch
  aws s3api head-bucket --bucket "$bucket" >/dev/null 2>&1 || return 0
  echo "emptying $bucket"
  while :; do
    batch=$(aws s3api list-object-versions --bucket "$bucket" --max-items 500 --output json \
      --query '{Objects: [Versions, DeleteMarkers][] | [].{Key: Key, VersionId: VersionId}}')
    case "$batch" in *'"Key"'*) ;; *) break ;; esac
    aws s3api delete-objects --bucket "$bucket" --delete "$batch" >/dev/null || fail "$bucket could not be emptied"
  done
}
if [ "$stage" != prod ]; then
  empty_bucket "chat-booking-widget-$stage-$account-$region"
  empty_bucket "chat-booking-admin-$stage-$account-$region"
  empty_bucket "chat-booking-logs-$stage-$account-$region"
fi

if $delete_data; then
  aws cloudformation delete-stack --region "$region" --stack-name "$root"
  aws cloudformation wait stack-delete-complete --region "$region" --stack-name "$root" ||
    fail "$root was not deleted: see its events in CloudFormation ($region)"
else
  parameters=(ParameterKey=Scope,ParameterValue=data)
  for key in $(aws cloudformation describe-stacks --region "$region" --stack-name "$root" \
    --query 'Stacks[0].Parameters[].ParameterKey' --output text); do
    [ "$key" = Scope ] || parameters+=("ParameterKey=$key,UsePreviousValue=true")
  done
  aws cloudformation update-stack --region "$region" --stack-name "$root" --use-previous-template \
    --capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND --parameters "${parameters[@]}" >/dev/null ||
    fail "$root was not changed (is it down to its data already?)"
  aws cloudformation wait stack-update-complete --region "$region" --stack-name "$root" ||
    fail "$root was not changed: see its events in CloudFormation ($region)"
fi
edge=$(stack_name $app-Edge)
aws cloudformation delete-stack --region "$edge_region" --stack-name "$edge"
aws cloudformation wait stack-delete-complete --region "$edge_region" --stack-name "$edge" ||
  fail "$edge was not deleted: see its events in CloudFormation ($edge_region)"
if $delete_data; then echo "$stage is gone"; else echo "$stage is down; its tables, keys and users are in $root"; fi
