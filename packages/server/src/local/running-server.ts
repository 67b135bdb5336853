import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../notify/outbox.ts';
import { lockHolder } from './engine-lock.ts';

/** Where the server of a data folder answers: for commands that talk to it. */
export interface ServerNote {
  readonly pid: number;
  readonly url: string;
  /** Milliseconds that its clock is ahead of this machine's (`start --now`). */
  readonly clockAhead: number;
}

export const noteServer = (dataDir: string, note: ServerNote): Promise<void> =>
  writeWhole(noteIn(dataDir), JSON.stringify(note));

export const forgetServer = (dataDir: string): void => rmSync(noteIn(dataDir), { force: true });

/** The running server of that folder; null when there is none, also when one was killed and left its note behind. */
export function runningServer(dataDir: string): ServerNote | null {
  try {
    const note = JSON.parse(readFileSync(noteIn(dataDir), 'utf8')) as ServerNote;
    return lockHolder(dataDir)?.pid === note.pid ? note : null;
  } catch {
    return null;
  }
}

const noteIn = (dataDir: string) => join(dataDir, 'server.json');
