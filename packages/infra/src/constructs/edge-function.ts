import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Function as CloudFrontFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { named } from '../names.ts';
import type { Stage } from '../settings.ts';

export type EdgeFunctionName = 'widget-path' | 'manage-path' | 'admin-path';

export const edgeFunctionCode = (name: EdgeFunctionName): string =>
  readFileSync(join(import.meta.dirname, '../edge-functions', `${name}.js`), 'utf8');

/** A few lines of plain JavaScript that CloudFront runs on each request before it looks into its cache. */
export const edgeFunction = (scope: Construct, name: EdgeFunctionName, stage: Stage): CloudFrontFunction =>
  new CloudFrontFunction(scope, 'Path', {
    functionName: named(stage, name),
    comment: 'From public paths to those of the bucket',
    code: FunctionCode.fromInline(edgeFunctionCode(name)),
    runtime: FunctionRuntime.JS_2_0,
  });
