import { RefusedCall, tooManyRequests } from './refusal.ts';

/** What can be made to go wrong with the next calls of a method. */
export type Fault =
  | { readonly kind: 'error'; readonly code: number; readonly description: string }
  | { readonly kind: 'flood'; readonly retryAfter: number }
  /** The connection is cut before the call is done. */
  | { readonly kind: 'reset' }
  /** No answer comes until the client gives up. */
  | { readonly kind: 'stall' }
  /** The call is done, and answered, after this many seconds; not at all where the client has gone by then. */
  | { readonly kind: 'slow'; readonly seconds: number }
  /** A proxy's HTML page instead of JSON. */
  | { readonly kind: 'gateway' };

/** `chat`: empty where a call goes to none. */
export type Draw = (chat: string) => Fault | null;

export interface Faults {
  add(method: string, fault: Fault, times: number): void;
  /** Asks for a fault at every call of a method that has none planned. */
  draw(method: string, draw: Draw): void;
  /** The fault for this call to a chat, used up by it. */
  take(method: string, chat?: unknown): Fault | null;
  left(method: string): number;
}

export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  const drawn = new Map<string, Draw>();
  return {
    add: (method, fault, times) => {
      const list = planned.get(method) ?? [];
      planned.set(method, [...list, ...Array.from({ length: times }, () => fault)]);
    },
    draw: (method, draw) => void drawn.set(method, draw),
    take: (method, chat = '') => planned.get(method)?.shift() ?? drawn.get(method)?.(String(chat)) ?? null,
    left: (method) => planned.get(method)?.length ?? 0,
  };
}

/** The refusal that a fault stands for; null where it is no refusal. */
export function refusalOf(fault: Fault): RefusedCall | null {
  if (fault.kind === 'error') return new RefusedCall(fault.code, fault.description);
  return fault.kind === 'flood' ? tooManyRequests(fault.retryAfter) : null;
}
