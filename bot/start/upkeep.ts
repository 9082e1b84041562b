import { expireConversations, visitsExpiry } from '../conversation.ts';
import type { HumanReply } from '../escalation.ts';
import { createReload } from '../reload.ts';
import type { House } from './house.ts';

/** What the replies at a terminal are shown with. */
interface Replying extends Pick<House, 'escalation' | 'bell'> {
  readonly world: { readonly log: { error(fields: object, message: string): void } };
}

/** What forgetting needs. */
interface Expiring {
  readonly store: Pick<House['store'], 'expireVisits'>;
  readonly world: Pick<House['world'], 'now'> & {
    readonly log: Pick<House['world']['log'], 'info' | 'error'>;
  };
}

/** What goes on beside the channels. Each gives the function that ends it. */

/** Serves from a new snapshot as soon as one is published; a damaged one is told and the one before it keeps serving. */
export function followPointer({ world, serving, tell }: House, pointed: string): () => void {
  const { libraries, log } = world;
  const reload = createReload(pointed, {
    current: () => libraries.current(),
    open: (id) => libraries.openId(id, tell),
    swap: (opened) => {
      serving.swap(opened);
      log.info({ snapshot: opened.library.id }, 'serving from a new snapshot');
      tell(`Đã chuyển sang kho văn bản mới: ${opened.library.documents.length} văn bản.`);
    },
    refused: (fault) => {
      log.error({ err: fault }, 'a new snapshot was refused');
      tell(
        `Kho văn bản mới không mở được, vẫn dùng bản đang có. ${fault instanceof Error ? fault.message : ''}`,
      );
    },
  });
  return () => reload.stop();
}

/** Milliseconds between clean-ups: a day, as the retention is counted in days. */
const DAY = 24 * 60 * 60 * 1000;

/** Deletes what is older than the days of retention, now and once a day. */
export function expireDaily({ world, store }: House): () => void {
  const { settings, now, log } = world;
  const expire = () =>
    expireConversations(store, settings.retentionDays, now).then(
      (gone) => log.info({ gone }, 'old conversations deleted'),
      (error: unknown) => log.error({ err: error }, 'old conversations not deleted'),
    );
  void expire();
  const timer = setInterval(() => void expire(), DAY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Milliseconds between clean-ups of conversations that are nobody's: ten minutes, of the hours that they are remembered. */
const TEN_MINUTES = 10 * 60 * 1000;

/** Deletes what pages without sign-in asked once its hours are over, now and every ten minutes. */
export function expireVisits({ world, store }: Expiring): () => void {
  const { now, log } = world;
  const due = visitsExpiry(store, now);
  const expire = () =>
    due().then(
      (gone) => log.info({ gone }, 'conversations without sign-in deleted'),
      (error: unknown) => log.error({ err: error }, 'conversations without sign-in not deleted'),
    );
  void expire();
  const timer = setInterval(() => void expire(), TEN_MINUTES);
  timer.unref();
  return () => clearInterval(timer);
}

/** Milliseconds between looks for changes of the rules and for reminders that are due: half a minute later is as good. */
const REST = 20 * 1000;

/** What looks now and again, and writes to people: its looks follow each other. */
interface Looking {
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Records changes of the rules and tells those who follow them, or reminds of practice, from now on. Ends once the look in work has. */
export function inTurns({ look, stop }: Looking): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let ended = false;
  // The next look begins a while after the one before has ended: one that writes to thousands takes minutes.
  const again = (): void => {
    if (ended) return;
    timer = setTimeout(() => void look().then(again), REST);
    timer.unref();
  };
  void look().then(again);
  return () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
    return stop();
  };
}

/** Milliseconds between looks at pending uploads and at questions: a minute, of the hour that the former are kept. */
const MINUTE = 60 * 1000;

/** Tells those who reply of questions that wait and of replies that came back, now and once a minute. */
export function tellQuestions({ escalation, world }: House): () => void {
  const look = () =>
    escalation.look().catch((error: unknown) => world.log.error({ err: error }, 'questions not told'));
  void look();
  const timer = setInterval(() => void look(), MINUTE);
  timer.unref();
  return () => clearInterval(timer);
}

/** Removes uploads that nobody decided, and at once those that an earlier process left. */
export function sweepUploads({ uploads, world }: House): () => void {
  const sweep = () =>
    uploads.sweep().catch((error: unknown) => world.log.error({ err: error }, 'old uploads not removed'));
  void sweep();
  const timer = setInterval(() => void sweep(), MINUTE);
  timer.unref();
  return () => clearInterval(timer);
}

/** Replies to questions of this terminal are told above the prompt: those that wait, then each as it comes. */
export function showReplies({ world, escalation, bell }: Replying, tell: (reply: HumanReply) => void): void {
  const show = async () => {
    for (const reply of await escalation.kept('terminal')) {
      tell(reply);
      await escalation.markShown(reply.number);
    }
  };
  const fault = (error: unknown) => world.log.error({ err: error }, 'replies were not shown');
  let shown = show().catch(fault);
  bell.listen('terminal', () => void (shown = shown.then(show).catch(fault)));
}

/** Resolves when the process is asked to stop. */
export function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
