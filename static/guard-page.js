// @ts-check
/**
 * The second script of every page: it closes the doors that only a page has, frames and ways to go elsewhere, as
 * `guard.js` closes those that workers have too. Plain JavaScript for the same reasons.
 */
(() => {
  'use strict';
  const own = globalThis.origin;
  // Held here: code that comes later may put its own in their place.
  const { apply, defineProperty } = Reflect;
  const { preventDefault } = Event.prototype;
  /** @type {{ refuse: (door: string, address: string) => void, hear: (message: unknown) => boolean }} */
  const { refuse, hear } = Reflect.get(globalThis, 'benchsideGuard');

  /** @param {object} holder @param {string} name @param {unknown} value */
  const fix = (holder, name, value) => {
    if (name in holder) defineProperty(holder, name, { value, configurable: false, writable: false });
  };

  if (globalThis.top !== globalThis.self) leaveFrame();
  closeFrames();
  closeNavigation();

  // What the service worker asked for is noted as what a worker's guard tells.
  navigator.serviceWorker?.addEventListener('message', ({ data }) => void hear(data));

  /**
   * In a frame of another page a person may be led to press what they do not see. A host says by a header that none may
   * show this one (`frame-ancestors`); of itself a page cannot say it: so it ends here, before any of the app is there.
   */
  function leaveFrame() {
    globalThis.stop(); // what is not parsed by now never is
    const words = document.createElement('p');
    words.append('Benchside does not run inside another page. Open it in a tab of its own.');
    document.documentElement.replaceChildren(words);
    throw new Error('shown in a frame');
  }

  /** A frame, even an empty one, brings fresh copies of everything that was taken away above. */
  function closeFrames() {
    const frames = /^(iframe|frame|object|embed|applet|fencedframe|portal)$/i;
    for (const [name, place] of /** @type {const} */ ([
      ['createElement', 0],
      ['createElementNS', 1],
    ])) {
      const create = Document.prototype[name];
      fix(
        Document.prototype,
        name,
        /** @this {Document} @param {...unknown} given */ function (...given) {
          const tag = `${given[place]}`;
          given[place] = tag; // turned into text once: it might turn into another the next time
          const local = tag.slice(tag.indexOf(':') + 1);
          if (frames.test(local)) {
            refuse('frame', 'about:blank');
            throw new DOMException('this app has no frames', 'SecurityError');
          }
          return apply(create, this, given);
        },
      );
    }
  }

  /** Whether going there leaves this app. A blob of its own is a file being saved. @param {string} address */
  function isForeign(address) {
    try {
      const { origin } = new URL(address, document.baseURI);
      return origin !== own;
    } catch {
      return true;
    }
  }

  /** Going elsewhere with an address full of data: by script, by link, by a new window. The app has no link to another host. */
  function closeNavigation() {
    const navigation = /** @type {EventTarget | undefined} */ (Reflect.get(globalThis, 'navigation'));
    navigation?.addEventListener('navigate', (event) => {
      const { url } = Reflect.get(event, 'destination');
      if (!isForeign(url)) return;
      apply(preventDefault, event, []);
      refuse('navigation', url);
    });
    fix(globalThis, 'open', (/** @type {unknown} */ address) => {
      refuse('window', `${address ?? 'about:blank'}`);
      return null;
    });

    const { getAttribute, getAttributeNS } = Element.prototype;
    const xlink = 'http://www.w3.org/1999/xlink';
    /** The address that a click on this leads to; of a link that is in no document too. @param {unknown} target */
    const leadsTo = (target) => {
      for (let node = target; node instanceof Node;) {
        if (node instanceof Element) {
          const address = apply(getAttribute, node, ['href']) ?? apply(getAttributeNS, node, [xlink, 'href']);
          if (typeof address === 'string') return address;
        }
        node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : undefined);
      }
      return undefined;
    };
    /** @param {unknown} target */
    const isBarred = (target) => {
      const address = leadsTo(target);
      if (address === undefined || !isForeign(address)) return false;
      refuse('link', new URL(address, document.baseURI).href);
      return true;
    };
    for (const kind of ['click', 'auxclick'])
      globalThis.addEventListener(
        kind,
        (event) => {
          if (isBarred(event.composedPath()[0])) apply(preventDefault, event, []);
        },
        true,
      );
    // A link that is in no document sends no event through the window, and an event of a script's making may be one
    // that cannot be prevented.
    const { click } = HTMLElement.prototype;
    fix(
      HTMLElement.prototype,
      'click',
      /** @this {HTMLElement} */ function () {
        if (!isBarred(this)) apply(click, this, []);
      },
    );
    const { dispatchEvent } = EventTarget.prototype;
    fix(
      EventTarget.prototype,
      'dispatchEvent',
      /** @this {EventTarget} @param {Event} event */ function (event) {
        if (this instanceof Node && isBarred(this)) return false;
        return apply(dispatchEvent, this, [event]);
      },
    );

    // Chromium lets a form that opens a new window past `form-action`. No form of this app goes anywhere.
    globalThis.addEventListener(
      'submit',
      (event) => {
        const { target } = event;
        if (target instanceof Element && apply(getAttribute, target, ['method']) === 'dialog') return;
        apply(preventDefault, event, []);
        const address = target instanceof Element && apply(getAttribute, target, ['action']);
        if (typeof address === 'string') refuse('form', new URL(address, document.baseURI).href);
      },
      true,
    );
    fix(
      HTMLFormElement.prototype,
      'submit',
      /** @this {HTMLFormElement} */ function () {
        refuse('form', new URL(apply(getAttribute, this, ['action']) ?? '', document.baseURI).href);
      },
    );
  }
})();
