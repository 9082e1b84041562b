import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import { AS_TYPED, type Answer, type Missing, type Quote } from '../../../contract.ts';
import { provisionPath } from '../links.ts';
import { verdictLabels } from '../words.ts';
import type { Standing } from '../../../escalation.ts';
import { showsPerson, standingPart } from './person.ts';
import { voteForm, type Voted } from './vote-form.ts';
import { icons } from './icons.ts';
import type { Html } from './marked.ts';
import { quoteFigure } from './quote-figure.ts';

export interface CardView {
  /** Names the answer for votes. */
  readonly id: string;
  readonly answer: Answer;
  readonly voted: Voted;
  /** Where the question stands with people; null where it was not passed on, absent where it cannot be. */
  readonly standing?: Standing | null;
  /** The browser may keep it: nobody is signed in. */
  readonly keeps?: boolean;
}

/** One verified answer. Nothing is shown as a source but its quotes. */
export function answerCard(view: CardView, library: Library): Html {
  const { id, answer } = view;
  const note = answer.note === '' ? '' : html`<p class="note" dir="auto">${answer.note}</p>`;
  // Where a rule decides, it comes first; elsewhere the note leads up to what is quoted ("Nơi dẫn:").
  const ruleFirst = answer.outcome === 'answered';
  return html`<article
    class="card card-${tone(answer)}"
    id="a-${id}"
    aria-labelledby="h-${id}"
    tabindex="-1"
    ${keepsakes(view)}
  >
    ${heading(id, answer)} ${understood(answer)} ${ruleFirst ? '' : note} ${quotes(answer.quotes)}
    ${ruleFirst ? note : ''} ${nearest(answer)} ${missing(answer.missing, library)} ${choices(answer.choices)}
    ${below(view)}
  </article>`;
}

/** What the browser says of it when it shows it again. */
const keepsakes = ({ keeps, answer }: CardView): Html | string =>
  keeps === true ? html` data-day="${answer.on}" data-snapshot="${answer.snapshot}"` : '';

/** The vote where there is something to judge, and the way to a person or what came of it. */
function below({ id, answer, voted, standing }: CardView): Html | string {
  const passed = standing === undefined || standing === null ? '' : standingPart(standing);
  if (answer.outcome === 'small_talk' || answer.outcome === 'clarify') return passed;
  return html`${passed} ${voteForm(id, voted, standing === null && showsPerson(answer, voted))}`;
}

function understood(answer: Answer): Html | string {
  if (answer.understood === null) return '';
  const said = answer.mended === true ? 'Đang tìm' : 'Hiểu câu hỏi là';
  const undo = answer.mended === true ? html` <small>${AS_TYPED}</small>` : '';
  return html`<p class="understood" dir="auto">${said}: <q>${answer.understood}</q>${undo}</p>`;
}

/** What is the same for all quotes of a document is said once, with the first. */
function quotes(all: readonly Quote[]): Html[] {
  const first = (quote: Quote) => all.find(({ document }) => document === quote.document) === quote;
  return all.map((quote) => quoteFigure(quote, first(quote)));
}

/** Which colour and drawing the card bears; the words say the same. */
function tone(answer: Answer): 'prohibited' | 'required' | 'permitted' | 'informational' | 'note' {
  return answer.outcome === 'answered' ? (answer.verdict ?? 'informational') : 'note';
}

/** What the rule does stands like a stamp; what became of any other question is said plainly. */
function heading(id: string, answer: Answer): Html {
  const icon = icons[tone(answer)];
  if (answer.outcome !== 'answered')
    return html`<h2 id="h-${id}" class="plain">${icon}<span dir="auto">${answer.headline}</span></h2>`;
  const verdict = verdictLabels[answer.verdict ?? 'informational'];
  const rest =
    answer.headline === verdict ? '' : html`<span class="headline" dir="auto">${answer.headline}</span>`;
  return html`<h2 id="h-${id}"><span class="chip">${icon}${verdict}</span>${rest}</h2>`;
}

/** A plain sentence: what was nearest is no source. */
function nearest(answer: Answer): Html | string {
  const places = (answer.nearest ?? []).map((place) => `${place.locator} (${place.document})`);
  return places.length === 0 ? '' : html`<p class="nearest">Gần nhất: ${places.join('; ')}.</p>`;
}

function missing(items: readonly Missing[], library: Library): Html | string {
  if (items.length === 0) return '';
  return html`<div class="missing">
    <p><strong>Được dẫn nhưng chưa có toàn văn</strong></p>
    <ul>
      ${items.map((item) => html`<li>${missingItem(item, library)}</li>`)}
    </ul>
  </div>`;
}

function missingItem(item: Missing, library: Library): Html {
  const citing = library.provision(item.citedBy);
  const place = citing === undefined ? item.citedBy : `${citing.locator} (${citing.document})`;
  const link =
    citing === undefined ? place : html`<a href="${provisionPath(citing.document, citing.id)}">${place}</a>`;
  const name = item.title.includes(item.document)
    ? html`<span class="number">${item.title}</span>`
    : html`<span class="number">${item.document}</span>${item.title === '' ? '' : `: ${item.title}`}`;
  return html`${name}<br /><small>Được dẫn tại ${link}</small>`;
}

/** Questions to tap next; each is sent as it stands. */
export function choices(questions: readonly string[]): Html | string {
  if (questions.length === 0) return '';
  return html`<form class="choices" method="post" action="/ask" data-ask>
    <ul>
      ${questions.map(
        (question) => html`<li><button name="text" value="${question}" dir="auto">${question}</button></li>`,
      )}
    </ul>
  </form>`;
}
