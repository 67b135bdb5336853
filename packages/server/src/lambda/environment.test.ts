import { describe, expect, it } from 'vitest';
import { BadEnvironment, readEnvironment } from './environment.ts';
import { functions } from './functions.ts';

const good = {
  AWS_REGION: 'sa-east-1',
  STAGE: 'prod',
  TABLE_PREFIX: 'booking-chat-prod-',
  PUBLIC_URL: 'https://book.example.com',
  SIGNING_SECRET_ARN: 'arn:aws:secretsmanager:sa-east-1:111122223333:secret:x',
  FLAGS_PARAMETER: '/booking-chat/prod/flags',
  MAIL_QUEUE_URL: 'https://sqs.sa-east-1.amazonaws.com/111122223333/mail.fifo',
  MAIL_FROM: 'citas@example.com',
  USER_POOL_ID: 'sa-east-1_AbCd12345',
  ADMIN_CLIENT_ID: '4rfd8example',
  API_URL: 'https://api.example.com/graphql',
  ADMIN_URL: 'https://admin.example.com/admin/',
};

describe('the environment of a function', () => {
  it.each(Object.keys(functions) as (keyof typeof functions)[])('is enough for %s', (name) => {
    const environment = readEnvironment(functions[name].environment, good);
    expect(environment).toMatchObject({
      STAGE: 'prod',
      LOG_LEVEL: 'info',
      SENTRY_DSN: null,
      AWS_REGION: 'sa-east-1',
    });
  });

  it('lists everything that is wrong at once', () => {
    const bad = {
      STAGE: 'PROD!',
      PUBLIC_URL: 'https://book.example.com/',
      MAIL_FROM: 'Citas <citas@example.com>',
      LOG_LEVEL: 'loud',
      SENTRY_DSN: 'sentry',
    };
    let problems: readonly string[] = [];
    try {
      readEnvironment(functions.notifier.environment, bad);
    } catch (error) {
      problems = (error as BadEnvironment).problems;
    }
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'STAGE',
      'TABLE_PREFIX',
      'PUBLIC_URL',
      'SIGNING_SECRET_ARN',
      'MAIL_QUEUE_URL',
      'MAIL_FROM',
      'API_URL',
      'LOG_LEVEL',
      'SENTRY_DSN',
      'AWS_REGION',
    ]);
  });

  it('is missing where it is empty', () => {
    expect(() => readEnvironment(['TABLE_PREFIX'], { ...good, TABLE_PREFIX: ' ' })).toThrow(BadEnvironment);
  });
});
