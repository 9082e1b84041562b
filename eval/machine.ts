import { z } from 'zod';

/** On what a figure was measured. */
export const machineSchema = z.strictObject({ cpu: z.string(), cores: z.int().positive(), node: z.string() });
export type Machine = z.infer<typeof machineSchema>;

export function machineText({ cpu, cores, node }: Machine): string {
  return `${cpu}, ${cores} nhân, Node ${node}`;
}
