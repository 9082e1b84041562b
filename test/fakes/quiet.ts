import type { Server } from 'node:http';

/** Milliseconds between two looks, and for what was read last to be acted on. */
const LOOK = 5;

/** Resolves once nobody is connected: whatever a dead process had sent has been read and acted on. */
export async function untilQuiet(server: Server): Promise<void> {
  const open = () =>
    new Promise<number>((told, failed) =>
      server.getConnections((error, count) => (error === null ? told(count) : failed(error))),
    );
  do await new Promise((over) => setTimeout(over, LOOK));
  while ((await open()) > 0);
  await new Promise((over) => setTimeout(over, LOOK));
}
