import type { Command } from 'commander';
import { asJudgeError } from '../../../knowledge/judge.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { short } from '../../quiz-shape.ts';
import { createBank } from '../bank.ts';
import { proposals, type ProposalsWanted } from '../proposing.ts';
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
    .option('--number <số>', 'hỏi mô hình về ngần này điều khoản, 1 đến 200', '5')
    .option('--seed <chữ>', 'cách chọn điều khoản; cùng chữ thì cùng điều khoản', '1')
    .action((options: ProposeOptions) => propose(world, options));
}

const NO_MODEL =
  'Chưa đặt mô hình chat: hãy đặt KY_CUONG_JUDGE=chat, KY_CUONG_JUDGE_URL và KY_CUONG_JUDGE_MODEL (xem .env.example).';

async function propose(world: BankWorld, { document, topic, number, seed }: ProposeOptions): Promise<void> {
  const { proposer } = world;
  if (proposer === undefined || proposer === null) return misuse(world, NO_MODEL);
  const count = Number(number);
  if (!Number.isInteger(count) || count < 1 || count > 200)
    return misuse(world, `--number “${number}” phải là số nguyên từ 1 đến 200.`);
  const wanted = { document: document ?? null, topic: topic ?? null, number: count, seed };
  await within(world, (opened) => ask(world, proposer, opened, wanted));
}

async function ask(
  world: BankWorld,
  { model, ask: askModel, where }: NonNullable<BankWorld['proposer']>,
  { store, library }: OpenedBank,
  wanted: ProposalsWanted,
): Promise<0 | 1> {
  const needs = { library, on: world.today(), lexicon: readLexicon(), ask: askModel, freshId: world.freshId };
  const bank = createBank(store, library);
  const doing = { by: world.by, at: world.now().toISOString(), day: world.today() };
  const counts = { entered: 0, refused: 0 };
  const refuse = (stem: string, place: string, faults: readonly string[]): void => {
    counts.refused += 1;
    world.say(`Không nhận: ${stem === '' ? place : `“${short(stem)}” (${place})`}`);
    for (const fault of faults) world.say(`  ${fault}`);
  };
  try {
    for await (const proposal of proposals(needs, wanted)) {
      if (proposal.kind === 'refused') {
        refuse(proposal.stem, proposal.place, proposal.faults);
        continue;
      }
      const { item } = proposal;
      const faults = await bank.propose(item, model, doing);
      if (faults.length > 0) refuse(item.stem, item.quote?.locator ?? '', faults);
      else {
        counts.entered += 1;
        world.say(`Đã nhận ${item.id}: ${item.stem}`);
      }
    }
  } catch (error) {
    world.complain(sayAway(error, where));
    world.say(said(counts, model));
    return 1;
  }
  world.say(counts.entered + counts.refused === 0 ? 'Không có điều khoản nào phù hợp: hãy bớt điều kiện.' : said(counts, model));
  return 0;
} // prettier-ignore

const said = ({ entered, refused }: { entered: number; refused: number }, model: string): string =>
  `Mô hình ${model}: nhận ${String(entered)} câu thành nháp, không nhận ${String(refused)} câu. Xem và duyệt: bank list --state draft.`;

/** Nothing that a service wrote is shown. */
function sayAway(error: unknown, where: string): string {
  const { fault, message } = asJudgeError(error);
  if (fault === 'refused') {
    const status = /HTTP \d+/u.exec(message)?.[0] ?? 'lỗi';
    return `Mô hình ở ${where} trả lời ${status}: hãy xem lại KY_CUONG_JUDGE_MODEL và KY_CUONG_JUDGE_KEY.`;
  }
  return `Không gọi được mô hình ở ${where} (tắt, quá chậm hoặc trả lời sai dạng): hãy xem lại KY_CUONG_JUDGE_URL rồi chạy lại.`;
}
