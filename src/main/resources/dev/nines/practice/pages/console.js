import { append, byId, call, element, noAnswer } from './talk.js';

const PATIENCE = 30_000;
const KEPT_CHATS = 100;
const log = byId('log');
const reply = byId('reply');
const chats = new Map();
let token = '';
let socket = null;
let chosen = null;

function status(word) {
  byId('status').textContent = word;
  byId('toggle').textContent = word === 'offline' ? 'Go online' : 'Go offline';
}

function problem(text) {
  byId('problem').textContent = text;
}

function isOpen(chat) {
  return chat.state === 'waiting' || chat.state === 'answered';
}

function show() {
  byId('empty').hidden = chats.size > 0;
  for (const chat of chats.values()) {
    chat.button.textContent = title(chat);
    chat.button.className = chat.state === 'waiting' ? 'quiet waiting' : 'quiet';
    chat.button.setAttribute('aria-current', String(chat === chosen));
  }
  byId('chat-title').textContent = chosen ? title(chosen) : 'No chat is chosen';
  const idle = !chosen || !isOpen(chosen);
  for (const id of ['reply', 'send', 'close']) {
    byId(id).disabled = idle || chosen.closing;
  }
}

function title(chat) {
  return `Chat ${chat.id}, ${chat.topic}: ${chat.state}`;
}

/** A browser gives a WebSocket no header of its own choice: the token goes as a subprotocol. */
function credentials() {
  const safe = encodeURIComponent(token).replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'));
  return ['operator', `bearer.${safe}`];
}

/** Where operators connect. What this page was asked for (skills, capacity, run) is asked for there. */
function address() {
  const query = new URLSearchParams(location.search);
  query.set('closings', 'true');
  return `/ws/operator?${query}`;
}

function goOnline() {
  problem('');
  status('connecting…');
  const link = new WebSocket(address(), credentials());
  socket = link;
  let opened = false;
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    link.close();
  }, PATIENCE);
  link.addEventListener('open', () => {
    opened = true;
    clearTimeout(limit);
    status('online');
    if (!byId('enter').hidden) signedIn();
  });
  link.addEventListener('message', (event) => {
    if (socket === link) receive(JSON.parse(event.data));
  });
  link.addEventListener('close', async () => {
    clearTimeout(limit);
    if (socket !== link) return; // who went offline, wanted to
    offline();
    const why = opened ? 'The connection was lost.' : `You cannot go online: ${late ? noAnswer(PATIENCE) : await refusal()}`;
    if (!socket) problem(why); // unless they tried again meanwhile
  });
}

function signedIn() {
  byId('enter').hidden = true;
  byId('desk').hidden = false;
  byId('toggle').hidden = false;
  byId('chats-title').focus();
}

/** Why the door stays shut: a page is not told by its WebSocket, but by a plain request. */
async function refusal() {
  try {
    await call('GET', address(), null, { Authorization: `Bearer ${token}` });
  } catch (failure) {
    if (failure.status !== 426) return failure.message;
  }
  return 'the connection failed';
}

function offline() {
  socket = null;
  status('offline');
  for (const chat of chats.values()) {
    if (isOpen(chat)) chat.state = 'handed back';
  }
  show();
}

function goOffline() {
  const link = socket;
  offline();
  link.close();
}

function receive(frame) {
  if (frame.type === 'message') {
    const chat = chats.get(frame.chat) ?? remember(frame.chat, frame.topic);
    chat.state = 'waiting';
    say(chat, 'customer', 'Customer', frame.text);
    if (!chosen) choose(chat);
  } else if (frame.type === 'closed' && chats.has(frame.chat)) {
    chats.get(frame.chat).state = 'closed';
  } else if (frame.type === 'error') {
    problem(`The service refused it: ${frame.error}`);
  }
  show();
}

function remember(id, topic) {
  const button = document.createElement('button');
  button.type = 'button';
  const item = document.createElement('li');
  item.append(button);
  byId('chats').prepend(item);
  const chat = { id, topic, state: 'waiting', messages: [], closing: false, button, item };
  button.addEventListener('click', () => {
    choose(chat);
    reply.focus();
  });
  chats.set(id, chat);
  if (chats.size > KEPT_CHATS) forgetOne();
  return chat;
}

function forgetOne() {
  const over = [...chats.values()].find((chat) => !isOpen(chat) && chat !== chosen);
  if (over) {
    over.item.remove();
    chats.delete(over.id);
  }
}

function say(chat, from, author, text) {
  const message = element(from, author, text);
  chat.messages.push(message);
  if (chat === chosen) append(log, message);
}

function choose(chat) {
  chosen = chat;
  log.replaceChildren(...chat.messages);
  log.scrollTop = log.scrollHeight;
  show();
}

byId('enter').addEventListener('submit', (event) => {
  event.preventDefault();
  token = byId('token').value;
  if (!socket) goOnline();
});
byId('toggle').addEventListener('click', () => (socket ? goOffline() : goOnline()));
byId('answer').addEventListener('submit', (event) => {
  event.preventDefault();
  problem('');
  socket.send(JSON.stringify({ chat: chosen.id, text: reply.value }));
  chosen.state = 'answered';
  say(chosen, 'operator', 'You', reply.value);
  reply.value = '';
  show();
  reply.focus();
});
byId('close').addEventListener('click', async () => {
  problem('');
  const chat = chosen;
  chat.closing = true;
  show();
  try {
    await call('POST', `/api/chats/${chat.id}/close`);
    chat.state = 'closed';
    chat.button.focus();
  } catch (failure) {
    problem(`The chat was not closed: ${failure.message}`);
  }
  chat.closing = false;
  show();
});
