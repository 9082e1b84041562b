import type { Command } from 'commander';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { FEW_PROPOSALS, MOST_PROPOSALS } from '../../quiz-proposals.ts';
import { short } from '../../quiz-shape.ts';
import { createBank } from '../bank.ts';
import {
  entered,
  NO_MODEL,
  propose,
  sayAway,
  type Proposal,
  type ProposalsWanted,
  type Proposer,
} from '../proposing.ts';
import { misuse, within, type BankWorld, type OpenedBank } from './world.ts';

interface ProposeOptions {
  readonly document?: string;
  readonly topic?: string;
  readonly number: string;
  readonly seed: string;
}

/** `propose`: a model proposes questions; those that the checks take enter as drafts. */
export function addProposeCommand(program: Command, world: BankWorld): void {
  program
    .command('propose')
    .description('nhờ mô hình chat soạn câu hỏi; câu qua kiểm tra vào ngân hàng thành nháp')
    .option('--document <số hiệu>', 'chỉ về văn bản này, ví dụ 30-CT/TU')
    .option('--topic <chủ đề>', 'chỉ về chủ đề này (mã, ví dụ alcohol)')
    .option(
      '--number <số>',
      `hỏi mô hình về ngần này điều khoản, 1 đến ${String(MOST_PROPOSALS)}`,
      String(FEW_PROPOSALS),
    )
    .option('--seed <chữ>', 'cách chọn điều khoản; cùng chữ thì cùng điều khoản', '1')
    .action((options: ProposeOptions) => proposeAll(world, options));
}

async function proposeAll(
  world: BankWorld,
  { document, topic, number, seed }: ProposeOptions,
): Promise<void> {
  const { proposer } = world;
  if (proposer === undefined || proposer === null) return misuse(world, NO_MODEL);
  const count = Number(number);
  if (!Number.isInteger(count) || count < 1 || count > MOST_PROPOSALS)
    return misuse(world, `--number “${number}” phải là số nguyên từ 1 đến ${String(MOST_PROPOSALS)}.`);
  const wanted = { document: document ?? null, topic: topic ?? null, number: count, seed };
  await within(world, (opened) => ask(world, proposer, opened, wanted));
}

async function ask(
  world: BankWorld,
  { model, ask: askModel, where }: Proposer,
  { store, library }: OpenedBank,
  wanted: ProposalsWanted,
): Promise<0 | 1> {
  const needs = { library, on: world.today(), lexicon: readLexicon(), ask: askModel, freshId: world.freshId };
  const bank = createBank(store, library);
  const doing = { by: world.by, at: world.now().toISOString(), day: world.today() };
  const counts = { entered: 0, refused: 0 };
  try {
    const made = await propose(needs, wanted);
    for await (const proposal of entered(made, (item) => bank.propose(item, model, doing))) {
      counts[proposal.kind === 'sound' ? 'entered' : 'refused'] += 1;
      for (const line of linesOf(proposal)) world.say(line);
    }
  } catch (error) {
    world.complain(sayAway(error, where));
    world.say(said(counts, model));
    return 1;
  }
  world.say(counts.entered + counts.refused === 0 ? 'Không có điều khoản nào phù hợp: hãy bớt điều kiện.' : said(counts, model));
  return 0;
} // prettier-ignore

function linesOf(proposal: Proposal): string[] {
  if (proposal.kind === 'sound') return [`Đã nhận ${proposal.item.id}: ${proposal.item.stem}`];
  const { stem, place, faults } = proposal;
  const about = stem === '' ? place : `“${short(stem)}” (${place})`;
  return [`Không nhận: ${about}`, ...faults.map((fault) => `  ${fault}`)];
}

const said = ({ entered, refused }: { entered: number; refused: number }, model: string): string =>
  `Mô hình ${model}: nhận ${String(entered)} câu thành nháp, không nhận ${String(refused)} câu. Xem và duyệt: bank list --state draft.`;
