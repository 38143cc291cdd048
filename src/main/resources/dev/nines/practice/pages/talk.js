// What both pages need: requests whose failures can be shown, and messages that are never markup.

const PATIENCE = 30_000;

export function byId(id) {
  return document.getElementById(id);
}

/** Asks the service; fails with words for people, and with the status if there was one. */
export async function call(method, path, body, headers = {}) {
  const request = { method, headers, signal: AbortSignal.timeout(PATIENCE) };
  if (body) {
    request.headers = { ...headers, 'Content-Type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  let answer;
  let told;
  try {
    answer = await fetch(path, request);
    told = await answer.json();
  } catch (failure) {
    throw new Error(answer && failure.name === 'SyntaxError' ? `the service answered ${answer.status}` : reason(failure));
  }
  if (!answer.ok) {
    throw Object.assign(new Error(told.error ?? `the service answered ${answer.status}`), { status: answer.status });
  }
  return told;
}

function reason(failure) {
  return failure.name === 'TimeoutError' ? noAnswer(PATIENCE) : 'the service cannot be reached';
}

export function noAnswer(patience) {
  return `no answer within ${patience / 1000} s`;
}

/** A message as an element, with its author. */
export function element(from, author, text) {
  const message = document.createElement('div');
  message.className = `message ${from}`;
  message.append(span('author', author), ' ', span('text', text));
  return message;
}

function span(name, text) {
  const part = document.createElement('span');
  part.className = name;
  part.textContent = text;
  return part;
}

/** Puts a message at the log's end and in sight. */
export function append(log, message) {
  log.append(message);
  log.scrollTop = log.scrollHeight;
}
