import { append, byId, call, element } from './talk.js';

const AGAIN_AFTER = 2_000;
const LOST = [401, 403, 404];
const dialog = byId('dialog');
const start = byId('start');
const talk = byId('talk');
const log = byId('log');
const text = byId('text');
const password = byId('password');

const NO_CHAT = { id: null, topic: '', connected: false, closed: false, nobody: false, last: '', seen: 0 };
let chat = { ...NO_CHAT };
let doing = '';
let events = null;

function status() {
  if (doing) return doing;
  if (!chat.id) return '';
  if (chat.closed) return 'The chat is closed.';
  if (!chat.connected) return 'Connecting…';
  const nobody = chat.nobody ? 'Nobody is online now. ' : '';
  if (chat.last === 'customer') return `${nobody}Waiting for an operator…`;
  if (chat.last === 'operator') return 'An operator answered.';
  return nobody ? `${nobody}You can leave a message.` : 'Connected. What can we do for you?';
}

function show() {
  byId('status').textContent = status();
  start.hidden = chat.id !== null;
  talk.hidden = chat.id === null;
  byId('write').hidden = chat.closed;
  byId('close').hidden = chat.closed;
  byId('again').hidden = !chat.closed;
  for (const button of dialog.querySelectorAll('[type=submit], #close')) {
    button.disabled = doing !== '';
  }
}

function field() {
  if (chat.closed) return byId('again');
  if (chat.id) return text;
  return byId('user').value ? password : byId('topic');
}

/** Does one thing at a time; what goes wrong is shown, and the form stays as it was. */
async function act(name, problem, work) {
  if (doing) return;
  doing = name;
  byId('problem').textContent = '';
  show();
  try {
    await work();
    doing = '';
    show();
    field().focus();
  } catch (failure) {
    byId('problem').textContent = `${problem}: ${failure.message}`;
    doing = '';
    show();
    if (!dialog.querySelector(':focus')) field().focus();
  }
}

async function open() {
  const topic = byId('topic').value;
  const run = new URLSearchParams(location.search).get('run');
  const opened = await call('POST', '/api/chats', { topic }, run ? { 'X-Run': run } : {});
  await call('POST', `/api/chats/${opened.id}/login`, { user: byId('user').value, password: password.value });
  password.value = '';
  log.replaceChildren();
  chat = { ...NO_CHAT, id: opened.id, topic };
  follow();
  await lookForOperators();
}

async function send() {
  await call('POST', `/api/chats/${chat.id}/messages`, { text: text.value });
  text.value = '';
  // The message is on its way whether or not this can be told.
  lookForOperators().then(show);
}

async function close() {
  await call('POST', `/api/chats/${chat.id}/close`);
  ended();
}

async function lookForOperators() {
  const asked = chat;
  try {
    const { online } = await call('GET', `/api/operators?skill=${encodeURIComponent(asked.topic)}`);
    asked.nobody = online === 0;
  } catch {
    asked.nobody = false;
  }
}

function follow() {
  events?.close();
  const followed = chat;
  const stream = new EventSource(`/events/chats/${followed.id}`);
  events = stream;
  stream.addEventListener('open', () => {
    followed.connected = true;
    show();
  });
  stream.addEventListener('message', (event) => said(followed, JSON.parse(event.data)));
  stream.addEventListener('closed', ended);
  stream.addEventListener('error', () => {
    followed.connected = false;
    show();
    // The browser comes back by itself, but not after an answer such as 502.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => comeBack(stream), AGAIN_AFTER);
  });
}

async function comeBack(stream) {
  if (events !== stream) return;
  try {
    await call('GET', `/api/chats/${chat.id}/messages`);
  } catch (failure) {
    if (LOST.includes(failure.status) && events === stream) {
      byId('problem').textContent = `The chat is lost: ${failure.message}`;
      ended();
    }
  }
  if (events === stream) follow();
}

function said(where, message) {
  // Whoever comes back is told everything from the beginning.
  if (where !== chat || Number(message.id) <= chat.seen) return;
  chat.seen = Number(message.id);
  chat.last = message.from;
  append(log, element(message.from, message.from === 'customer' ? 'You' : 'Operator', message.text));
  show();
}

function ended() {
  events?.close();
  events = null;
  chat.closed = true;
  show();
}

byId('open').addEventListener('click', () => {
  show();
  dialog.showModal();
  field().focus();
});
byId('hide').addEventListener('click', () => dialog.close());
byId('close').addEventListener('click', () => act('Closing…', 'The chat was not closed', close));
byId('again').addEventListener('click', () => {
  chat = { ...NO_CHAT };
  byId('problem').textContent = '';
  show();
  field().focus();
});
start.addEventListener('submit', (event) => {
  event.preventDefault();
  act('Connecting…', 'The chat cannot be opened', open);
});
byId('write').addEventListener('submit', (event) => {
  event.preventDefault();
  act('Sending…', 'The message was not sent', send);
});
