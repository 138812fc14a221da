(() => {
  // ../../node24/node_modules/@lit/reactive-element/css-tag.js
  /**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   */
  var t = globalThis;
  var e = t.ShadowRoot && (void 0 === t.ShadyCSS || t.ShadyCSS.nativeShadow) && "adoptedStyleSheets" in Document.prototype && "replace" in CSSStyleSheet.prototype;
  var s = Symbol();
  var o = /* @__PURE__ */ new WeakMap();
  var n = class {
    constructor(t3, e4, o5) {
      if (this._$cssResult$ = true, o5 !== s) throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");
      this.cssText = t3, this.t = e4;
    }
    get styleSheet() {
      let t3 = this.o;
      const s4 = this.t;
      if (e && void 0 === t3) {
        const e4 = void 0 !== s4 && 1 === s4.length;
        e4 && (t3 = o.get(s4)), void 0 === t3 && ((this.o = t3 = new CSSStyleSheet()).replaceSync(this.cssText), e4 && o.set(s4, t3));
      }
      return t3;
    }
    toString() {
      return this.cssText;
    }
  };
  var r = (t3) => new n("string" == typeof t3 ? t3 : t3 + "", void 0, s);
  var i = (t3, ...e4) => {
    const o5 = 1 === t3.length ? t3[0] : e4.reduce((e5, s4, o6) => e5 + ((t4) => {
      if (true === t4._$cssResult$) return t4.cssText;
      if ("number" == typeof t4) return t4;
      throw Error("Value passed to 'css' function must be a 'css' function result: " + t4 + ". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.");
    })(s4) + t3[o6 + 1], t3[0]);
    return new n(o5, t3, s);
  };
  var S = (s4, o5) => {
    if (e) s4.adoptedStyleSheets = o5.map((t3) => t3 instanceof CSSStyleSheet ? t3 : t3.styleSheet);
    else for (const e4 of o5) {
      const o6 = document.createElement("style"), n4 = t.litNonce;
      void 0 !== n4 && o6.setAttribute("nonce", n4), o6.textContent = e4.cssText, s4.appendChild(o6);
    }
  };
  var c = e ? (t3) => t3 : (t3) => t3 instanceof CSSStyleSheet ? ((t4) => {
    let e4 = "";
    for (const s4 of t4.cssRules) e4 += s4.cssText;
    return r(e4);
  })(t3) : t3;

  // ../../node24/node_modules/@lit/reactive-element/reactive-element.js
  /**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   */
  var { is: i2, defineProperty: e2, getOwnPropertyDescriptor: h, getOwnPropertyNames: r2, getOwnPropertySymbols: o2, getPrototypeOf: n2 } = Object;
  var a = globalThis;
  var c2 = a.trustedTypes;
  var l = c2 ? c2.emptyScript : "";
  var p = a.reactiveElementPolyfillSupport;
  var d = (t3, s4) => t3;
  var u = { toAttribute(t3, s4) {
    switch (s4) {
      case Boolean:
        t3 = t3 ? l : null;
        break;
      case Object:
      case Array:
        t3 = null == t3 ? t3 : JSON.stringify(t3);
    }
    return t3;
  }, fromAttribute(t3, s4) {
    let i5 = t3;
    switch (s4) {
      case Boolean:
        i5 = null !== t3;
        break;
      case Number:
        i5 = null === t3 ? null : Number(t3);
        break;
      case Object:
      case Array:
        try {
          i5 = JSON.parse(t3);
        } catch (t4) {
          i5 = null;
        }
    }
    return i5;
  } };
  var f = (t3, s4) => !i2(t3, s4);
  var b = { attribute: true, type: String, converter: u, reflect: false, useDefault: false, hasChanged: f };
  Symbol.metadata ??= Symbol("metadata"), a.litPropertyMetadata ??= /* @__PURE__ */ new WeakMap();
  var y = class extends HTMLElement {
    static addInitializer(t3) {
      this._$Ei(), (this.l ??= []).push(t3);
    }
    static get observedAttributes() {
      return this.finalize(), this._$Eh && [...this._$Eh.keys()];
    }
    static createProperty(t3, s4 = b) {
      if (s4.state && (s4.attribute = false), this._$Ei(), this.prototype.hasOwnProperty(t3) && ((s4 = Object.create(s4)).wrapped = true), this.elementProperties.set(t3, s4), !s4.noAccessor) {
        const i5 = Symbol(), h3 = this.getPropertyDescriptor(t3, i5, s4);
        void 0 !== h3 && e2(this.prototype, t3, h3);
      }
    }
    static getPropertyDescriptor(t3, s4, i5) {
      const { get: e4, set: r4 } = h(this.prototype, t3) ?? { get() {
        return this[s4];
      }, set(t4) {
        this[s4] = t4;
      } };
      return { get: e4, set(s5) {
        const h3 = e4?.call(this);
        r4?.call(this, s5), this.requestUpdate(t3, h3, i5);
      }, configurable: true, enumerable: true };
    }
    static getPropertyOptions(t3) {
      return this.elementProperties.get(t3) ?? b;
    }
    static _$Ei() {
      if (this.hasOwnProperty(d("elementProperties"))) return;
      const t3 = n2(this);
      t3.finalize(), void 0 !== t3.l && (this.l = [...t3.l]), this.elementProperties = new Map(t3.elementProperties);
    }
    static finalize() {
      if (this.hasOwnProperty(d("finalized"))) return;
      if (this.finalized = true, this._$Ei(), this.hasOwnProperty(d("properties"))) {
        const t4 = this.properties, s4 = [...r2(t4), ...o2(t4)];
        for (const i5 of s4) this.createProperty(i5, t4[i5]);
      }
      const t3 = this[Symbol.metadata];
      if (null !== t3) {
        const s4 = litPropertyMetadata.get(t3);
        if (void 0 !== s4) for (const [t4, i5] of s4) this.elementProperties.set(t4, i5);
      }
      this._$Eh = /* @__PURE__ */ new Map();
      for (const [t4, s4] of this.elementProperties) {
        const i5 = this._$Eu(t4, s4);
        void 0 !== i5 && this._$Eh.set(i5, t4);
      }
      this.elementStyles = this.finalizeStyles(this.styles);
    }
    static finalizeStyles(s4) {
      const i5 = [];
      if (Array.isArray(s4)) {
        const e4 = new Set(s4.flat(1 / 0).reverse());
        for (const s5 of e4) i5.unshift(c(s5));
      } else void 0 !== s4 && i5.push(c(s4));
      return i5;
    }
    static _$Eu(t3, s4) {
      const i5 = s4.attribute;
      return false === i5 ? void 0 : "string" == typeof i5 ? i5 : "string" == typeof t3 ? t3.toLowerCase() : void 0;
    }
    constructor() {
      super(), this._$Ep = void 0, this.isUpdatePending = false, this.hasUpdated = false, this._$Em = null, this._$Ev();
    }
    _$Ev() {
      this._$ES = new Promise((t3) => this.enableUpdating = t3), this._$AL = /* @__PURE__ */ new Map(), this._$E_(), this.requestUpdate(), this.constructor.l?.forEach((t3) => t3(this));
    }
    addController(t3) {
      (this._$EO ??= /* @__PURE__ */ new Set()).add(t3), void 0 !== this.renderRoot && this.isConnected && t3.hostConnected?.();
    }
    removeController(t3) {
      this._$EO?.delete(t3);
    }
    _$E_() {
      const t3 = /* @__PURE__ */ new Map(), s4 = this.constructor.elementProperties;
      for (const i5 of s4.keys()) this.hasOwnProperty(i5) && (t3.set(i5, this[i5]), delete this[i5]);
      t3.size > 0 && (this._$Ep = t3);
    }
    createRenderRoot() {
      const t3 = this.shadowRoot ?? this.attachShadow(this.constructor.shadowRootOptions);
      return S(t3, this.constructor.elementStyles), t3;
    }
    connectedCallback() {
      this.renderRoot ??= this.createRenderRoot(), this.enableUpdating(true), this._$EO?.forEach((t3) => t3.hostConnected?.());
    }
    enableUpdating(t3) {
    }
    disconnectedCallback() {
      this._$EO?.forEach((t3) => t3.hostDisconnected?.());
    }
    attributeChangedCallback(t3, s4, i5) {
      this._$AK(t3, i5);
    }
    _$ET(t3, s4) {
      const i5 = this.constructor.elementProperties.get(t3), e4 = this.constructor._$Eu(t3, i5);
      if (void 0 !== e4 && true === i5.reflect) {
        const h3 = (void 0 !== i5.converter?.toAttribute ? i5.converter : u).toAttribute(s4, i5.type);
        this._$Em = t3, null == h3 ? this.removeAttribute(e4) : this.setAttribute(e4, h3), this._$Em = null;
      }
    }
    _$AK(t3, s4) {
      const i5 = this.constructor, e4 = i5._$Eh.get(t3);
      if (void 0 !== e4 && this._$Em !== e4) {
        const t4 = i5.getPropertyOptions(e4), h3 = "function" == typeof t4.converter ? { fromAttribute: t4.converter } : void 0 !== t4.converter?.fromAttribute ? t4.converter : u;
        this._$Em = e4;
        const r4 = h3.fromAttribute(s4, t4.type);
        this[e4] = r4 ?? this._$Ej?.get(e4) ?? r4, this._$Em = null;
      }
    }
    requestUpdate(t3, s4, i5, e4 = false, h3) {
      if (void 0 !== t3) {
        const r4 = this.constructor;
        if (false === e4 && (h3 = this[t3]), i5 ??= r4.getPropertyOptions(t3), !((i5.hasChanged ?? f)(h3, s4) || i5.useDefault && i5.reflect && h3 === this._$Ej?.get(t3) && !this.hasAttribute(r4._$Eu(t3, i5)))) return;
        this.C(t3, s4, i5);
      }
      false === this.isUpdatePending && (this._$ES = this._$EP());
    }
    C(t3, s4, { useDefault: i5, reflect: e4, wrapped: h3 }, r4) {
      i5 && !(this._$Ej ??= /* @__PURE__ */ new Map()).has(t3) && (this._$Ej.set(t3, r4 ?? s4 ?? this[t3]), true !== h3 || void 0 !== r4) || (this._$AL.has(t3) || (this.hasUpdated || i5 || (s4 = void 0), this._$AL.set(t3, s4)), true === e4 && this._$Em !== t3 && (this._$Eq ??= /* @__PURE__ */ new Set()).add(t3));
    }
    async _$EP() {
      this.isUpdatePending = true;
      try {
        await this._$ES;
      } catch (t4) {
        Promise.reject(t4);
      }
      const t3 = this.scheduleUpdate();
      return null != t3 && await t3, !this.isUpdatePending;
    }
    scheduleUpdate() {
      return this.performUpdate();
    }
    performUpdate() {
      if (!this.isUpdatePending) return;
      if (!this.hasUpdated) {
        if (this.renderRoot ??= this.createRenderRoot(), this._$Ep) {
          for (const [t5, s5] of this._$Ep) this[t5] = s5;
          this._$Ep = void 0;
        }
        const t4 = this.constructor.elementProperties;
        if (t4.size > 0) for (const [s5, i5] of t4) {
          const { wrapped: t5 } = i5, e4 = this[s5];
          true !== t5 || this._$AL.has(s5) || void 0 === e4 || this.C(s5, void 0, i5, e4);
        }
      }
      let t3 = false;
      const s4 = this._$AL;
      try {
        t3 = this.shouldUpdate(s4), t3 ? (this.willUpdate(s4), this._$EO?.forEach((t4) => t4.hostUpdate?.()), this.update(s4)) : this._$EM();
      } catch (s5) {
        throw t3 = false, this._$EM(), s5;
      }
      t3 && this._$AE(s4);
    }
    willUpdate(t3) {
    }
    _$AE(t3) {
      this._$EO?.forEach((t4) => t4.hostUpdated?.()), this.hasUpdated || (this.hasUpdated = true, this.firstUpdated(t3)), this.updated(t3);
    }
    _$EM() {
      this._$AL = /* @__PURE__ */ new Map(), this.isUpdatePending = false;
    }
    get updateComplete() {
      return this.getUpdateComplete();
    }
    getUpdateComplete() {
      return this._$ES;
    }
    shouldUpdate(t3) {
      return true;
    }
    update(t3) {
      this._$Eq &&= this._$Eq.forEach((t4) => this._$ET(t4, this[t4])), this._$EM();
    }
    updated(t3) {
    }
    firstUpdated(t3) {
    }
  };
  y.elementStyles = [], y.shadowRootOptions = { mode: "open" }, y[d("elementProperties")] = /* @__PURE__ */ new Map(), y[d("finalized")] = /* @__PURE__ */ new Map(), p?.({ ReactiveElement: y }), (a.reactiveElementVersions ??= []).push("2.1.2");

  // ../../node24/node_modules/lit-html/lit-html.js
  /**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   */
  var t2 = globalThis;
  var i3 = (t3) => t3;
  var s2 = t2.trustedTypes;
  var e3 = s2 ? s2.createPolicy("lit-html", { createHTML: (t3) => t3 }) : void 0;
  var h2 = "$lit$";
  var o3 = `lit$${Math.random().toFixed(9).slice(2)}$`;
  var n3 = "?" + o3;
  var r3 = `<${n3}>`;
  var l2 = document;
  var c3 = () => l2.createComment("");
  var a2 = (t3) => null === t3 || "object" != typeof t3 && "function" != typeof t3;
  var u2 = Array.isArray;
  var d2 = (t3) => u2(t3) || "function" == typeof t3?.[Symbol.iterator];
  var f2 = "[ 	\n\f\r]";
  var v = /<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g;
  var _ = /-->/g;
  var m = />/g;
  var p2 = RegExp(`>|${f2}(?:([^\\s"'>=/]+)(${f2}*=${f2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`, "g");
  var g = /'/g;
  var $ = /"/g;
  var y2 = /^(?:script|style|textarea|title)$/i;
  var x = (t3) => (i5, ...s4) => ({ _$litType$: t3, strings: i5, values: s4 });
  var b2 = x(1);
  var w = x(2);
  var T = x(3);
  var E = Symbol.for("lit-noChange");
  var A = Symbol.for("lit-nothing");
  var C = /* @__PURE__ */ new WeakMap();
  var P = l2.createTreeWalker(l2, 129);
  function V(t3, i5) {
    if (!u2(t3) || !t3.hasOwnProperty("raw")) throw Error("invalid template strings array");
    return void 0 !== e3 ? e3.createHTML(i5) : i5;
  }
  var N = (t3, i5) => {
    const s4 = t3.length - 1, e4 = [];
    let n4, l3 = 2 === i5 ? "<svg>" : 3 === i5 ? "<math>" : "", c4 = v;
    for (let i6 = 0; i6 < s4; i6++) {
      const s5 = t3[i6];
      let a3, u3, d3 = -1, f3 = 0;
      for (; f3 < s5.length && (c4.lastIndex = f3, u3 = c4.exec(s5), null !== u3); ) f3 = c4.lastIndex, c4 === v ? "!--" === u3[1] ? c4 = _ : void 0 !== u3[1] ? c4 = m : void 0 !== u3[2] ? (y2.test(u3[2]) && (n4 = RegExp("</" + u3[2], "g")), c4 = p2) : void 0 !== u3[3] && (c4 = p2) : c4 === p2 ? ">" === u3[0] ? (c4 = n4 ?? v, d3 = -1) : void 0 === u3[1] ? d3 = -2 : (d3 = c4.lastIndex - u3[2].length, a3 = u3[1], c4 = void 0 === u3[3] ? p2 : '"' === u3[3] ? $ : g) : c4 === $ || c4 === g ? c4 = p2 : c4 === _ || c4 === m ? c4 = v : (c4 = p2, n4 = void 0);
      const x2 = c4 === p2 && t3[i6 + 1].startsWith("/>") ? " " : "";
      l3 += c4 === v ? s5 + r3 : d3 >= 0 ? (e4.push(a3), s5.slice(0, d3) + h2 + s5.slice(d3) + o3 + x2) : s5 + o3 + (-2 === d3 ? i6 : x2);
    }
    return [V(t3, l3 + (t3[s4] || "<?>") + (2 === i5 ? "</svg>" : 3 === i5 ? "</math>" : "")), e4];
  };
  var S2 = class _S {
    constructor({ strings: t3, _$litType$: i5 }, e4) {
      let r4;
      this.parts = [];
      let l3 = 0, a3 = 0;
      const u3 = t3.length - 1, d3 = this.parts, [f3, v2] = N(t3, i5);
      if (this.el = _S.createElement(f3, e4), P.currentNode = this.el.content, 2 === i5 || 3 === i5) {
        const t4 = this.el.content.firstChild;
        t4.replaceWith(...t4.childNodes);
      }
      for (; null !== (r4 = P.nextNode()) && d3.length < u3; ) {
        if (1 === r4.nodeType) {
          if (r4.hasAttributes()) for (const t4 of r4.getAttributeNames()) if (t4.endsWith(h2)) {
            const i6 = v2[a3++], s4 = r4.getAttribute(t4).split(o3), e5 = /([.?@])?(.*)/.exec(i6);
            d3.push({ type: 1, index: l3, name: e5[2], strings: s4, ctor: "." === e5[1] ? I : "?" === e5[1] ? L : "@" === e5[1] ? z : H }), r4.removeAttribute(t4);
          } else t4.startsWith(o3) && (d3.push({ type: 6, index: l3 }), r4.removeAttribute(t4));
          if (y2.test(r4.tagName)) {
            const t4 = r4.textContent.split(o3), i6 = t4.length - 1;
            if (i6 > 0) {
              r4.textContent = s2 ? s2.emptyScript : "";
              for (let s4 = 0; s4 < i6; s4++) r4.append(t4[s4], c3()), P.nextNode(), d3.push({ type: 2, index: ++l3 });
              r4.append(t4[i6], c3());
            }
          }
        } else if (8 === r4.nodeType) if (r4.data === n3) d3.push({ type: 2, index: l3 });
        else {
          let t4 = -1;
          for (; -1 !== (t4 = r4.data.indexOf(o3, t4 + 1)); ) d3.push({ type: 7, index: l3 }), t4 += o3.length - 1;
        }
        l3++;
      }
    }
    static createElement(t3, i5) {
      const s4 = l2.createElement("template");
      return s4.innerHTML = t3, s4;
    }
  };
  function M(t3, i5, s4 = t3, e4) {
    if (i5 === E) return i5;
    let h3 = void 0 !== e4 ? s4._$Co?.[e4] : s4._$Cl;
    const o5 = a2(i5) ? void 0 : i5._$litDirective$;
    return h3?.constructor !== o5 && (h3?._$AO?.(false), void 0 === o5 ? h3 = void 0 : (h3 = new o5(t3), h3._$AT(t3, s4, e4)), void 0 !== e4 ? (s4._$Co ??= [])[e4] = h3 : s4._$Cl = h3), void 0 !== h3 && (i5 = M(t3, h3._$AS(t3, i5.values), h3, e4)), i5;
  }
  var R = class {
    constructor(t3, i5) {
      this._$AV = [], this._$AN = void 0, this._$AD = t3, this._$AM = i5;
    }
    get parentNode() {
      return this._$AM.parentNode;
    }
    get _$AU() {
      return this._$AM._$AU;
    }
    u(t3) {
      const { el: { content: i5 }, parts: s4 } = this._$AD, e4 = (t3?.creationScope ?? l2).importNode(i5, true);
      P.currentNode = e4;
      let h3 = P.nextNode(), o5 = 0, n4 = 0, r4 = s4[0];
      for (; void 0 !== r4; ) {
        if (o5 === r4.index) {
          let i6;
          2 === r4.type ? i6 = new k(h3, h3.nextSibling, this, t3) : 1 === r4.type ? i6 = new r4.ctor(h3, r4.name, r4.strings, this, t3) : 6 === r4.type && (i6 = new Z(h3, this, t3)), this._$AV.push(i6), r4 = s4[++n4];
        }
        o5 !== r4?.index && (h3 = P.nextNode(), o5++);
      }
      return P.currentNode = l2, e4;
    }
    p(t3) {
      let i5 = 0;
      for (const s4 of this._$AV) void 0 !== s4 && (void 0 !== s4.strings ? (s4._$AI(t3, s4, i5), i5 += s4.strings.length - 2) : s4._$AI(t3[i5])), i5++;
    }
  };
  var k = class _k {
    get _$AU() {
      return this._$AM?._$AU ?? this._$Cv;
    }
    constructor(t3, i5, s4, e4) {
      this.type = 2, this._$AH = A, this._$AN = void 0, this._$AA = t3, this._$AB = i5, this._$AM = s4, this.options = e4, this._$Cv = e4?.isConnected ?? true;
    }
    get parentNode() {
      let t3 = this._$AA.parentNode;
      const i5 = this._$AM;
      return void 0 !== i5 && 11 === t3?.nodeType && (t3 = i5.parentNode), t3;
    }
    get startNode() {
      return this._$AA;
    }
    get endNode() {
      return this._$AB;
    }
    _$AI(t3, i5 = this) {
      t3 = M(this, t3, i5), a2(t3) ? t3 === A || null == t3 || "" === t3 ? (this._$AH !== A && this._$AR(), this._$AH = A) : t3 !== this._$AH && t3 !== E && this._(t3) : void 0 !== t3._$litType$ ? this.$(t3) : void 0 !== t3.nodeType ? this.T(t3) : d2(t3) ? this.k(t3) : this._(t3);
    }
    O(t3) {
      return this._$AA.parentNode.insertBefore(t3, this._$AB);
    }
    T(t3) {
      this._$AH !== t3 && (this._$AR(), this._$AH = this.O(t3));
    }
    _(t3) {
      this._$AH !== A && a2(this._$AH) ? this._$AA.nextSibling.data = t3 : this.T(l2.createTextNode(t3)), this._$AH = t3;
    }
    $(t3) {
      const { values: i5, _$litType$: s4 } = t3, e4 = "number" == typeof s4 ? this._$AC(t3) : (void 0 === s4.el && (s4.el = S2.createElement(V(s4.h, s4.h[0]), this.options)), s4);
      if (this._$AH?._$AD === e4) this._$AH.p(i5);
      else {
        const t4 = new R(e4, this), s5 = t4.u(this.options);
        t4.p(i5), this.T(s5), this._$AH = t4;
      }
    }
    _$AC(t3) {
      let i5 = C.get(t3.strings);
      return void 0 === i5 && C.set(t3.strings, i5 = new S2(t3)), i5;
    }
    k(t3) {
      u2(this._$AH) || (this._$AH = [], this._$AR());
      const i5 = this._$AH;
      let s4, e4 = 0;
      for (const h3 of t3) e4 === i5.length ? i5.push(s4 = new _k(this.O(c3()), this.O(c3()), this, this.options)) : s4 = i5[e4], s4._$AI(h3), e4++;
      e4 < i5.length && (this._$AR(s4 && s4._$AB.nextSibling, e4), i5.length = e4);
    }
    _$AR(t3 = this._$AA.nextSibling, s4) {
      for (this._$AP?.(false, true, s4); t3 !== this._$AB; ) {
        const s5 = i3(t3).nextSibling;
        i3(t3).remove(), t3 = s5;
      }
    }
    setConnected(t3) {
      void 0 === this._$AM && (this._$Cv = t3, this._$AP?.(t3));
    }
  };
  var H = class {
    get tagName() {
      return this.element.tagName;
    }
    get _$AU() {
      return this._$AM._$AU;
    }
    constructor(t3, i5, s4, e4, h3) {
      this.type = 1, this._$AH = A, this._$AN = void 0, this.element = t3, this.name = i5, this._$AM = e4, this.options = h3, s4.length > 2 || "" !== s4[0] || "" !== s4[1] ? (this._$AH = Array(s4.length - 1).fill(new String()), this.strings = s4) : this._$AH = A;
    }
    _$AI(t3, i5 = this, s4, e4) {
      const h3 = this.strings;
      let o5 = false;
      if (void 0 === h3) t3 = M(this, t3, i5, 0), o5 = !a2(t3) || t3 !== this._$AH && t3 !== E, o5 && (this._$AH = t3);
      else {
        const e5 = t3;
        let n4, r4;
        for (t3 = h3[0], n4 = 0; n4 < h3.length - 1; n4++) r4 = M(this, e5[s4 + n4], i5, n4), r4 === E && (r4 = this._$AH[n4]), o5 ||= !a2(r4) || r4 !== this._$AH[n4], r4 === A ? t3 = A : t3 !== A && (t3 += (r4 ?? "") + h3[n4 + 1]), this._$AH[n4] = r4;
      }
      o5 && !e4 && this.j(t3);
    }
    j(t3) {
      t3 === A ? this.element.removeAttribute(this.name) : this.element.setAttribute(this.name, t3 ?? "");
    }
  };
  var I = class extends H {
    constructor() {
      super(...arguments), this.type = 3;
    }
    j(t3) {
      this.element[this.name] = t3 === A ? void 0 : t3;
    }
  };
  var L = class extends H {
    constructor() {
      super(...arguments), this.type = 4;
    }
    j(t3) {
      this.element.toggleAttribute(this.name, !!t3 && t3 !== A);
    }
  };
  var z = class extends H {
    constructor(t3, i5, s4, e4, h3) {
      super(t3, i5, s4, e4, h3), this.type = 5;
    }
    _$AI(t3, i5 = this) {
      if ((t3 = M(this, t3, i5, 0) ?? A) === E) return;
      const s4 = this._$AH, e4 = t3 === A && s4 !== A || t3.capture !== s4.capture || t3.once !== s4.once || t3.passive !== s4.passive, h3 = t3 !== A && (s4 === A || e4);
      e4 && this.element.removeEventListener(this.name, this, s4), h3 && this.element.addEventListener(this.name, this, t3), this._$AH = t3;
    }
    handleEvent(t3) {
      "function" == typeof this._$AH ? this._$AH.call(this.options?.host ?? this.element, t3) : this._$AH.handleEvent(t3);
    }
  };
  var Z = class {
    constructor(t3, i5, s4) {
      this.element = t3, this.type = 6, this._$AN = void 0, this._$AM = i5, this.options = s4;
    }
    get _$AU() {
      return this._$AM._$AU;
    }
    _$AI(t3) {
      M(this, t3);
    }
  };
  var B = t2.litHtmlPolyfillSupport;
  B?.(S2, k), (t2.litHtmlVersions ??= []).push("3.3.3");
  var D = (t3, i5, s4) => {
    const e4 = s4?.renderBefore ?? i5;
    let h3 = e4._$litPart$;
    if (void 0 === h3) {
      const t4 = s4?.renderBefore ?? null;
      e4._$litPart$ = h3 = new k(i5.insertBefore(c3(), t4), t4, void 0, s4 ?? {});
    }
    return h3._$AI(t3), h3;
  };

  // ../../node24/node_modules/lit-element/lit-element.js
  /**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   */
  var s3 = globalThis;
  var i4 = class extends y {
    constructor() {
      super(...arguments), this.renderOptions = { host: this }, this._$Do = void 0;
    }
    createRenderRoot() {
      const t3 = super.createRenderRoot();
      return this.renderOptions.renderBefore ??= t3.firstChild, t3;
    }
    update(t3) {
      const r4 = this.render();
      this.hasUpdated || (this.renderOptions.isConnected = this.isConnected), super.update(t3), this._$Do = D(r4, this.renderRoot, this.renderOptions);
    }
    connectedCallback() {
      super.connectedCallback(), this._$Do?.setConnected(true);
    }
    disconnectedCallback() {
      super.disconnectedCallback(), this._$Do?.setConnected(false);
    }
    render() {
      return E;
    }
  };
  i4._$litElement$ = true, i4["finalized"] = true, s3.litElementHydrateSupport?.({ LitElement: i4 });
  var o4 = s3.litElementPolyfillSupport;
  o4?.({ LitElement: i4 });
  (s3.litElementVersions ??= []).push("4.2.2");

  // ../../node24/node_modules/lit-html/is-server.js
  /**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   */

  // frontend/viewer/gestures.ts
  var CLICK_SLOP_CSS_PX = 4;
  function gestureFor(button, tool, colourImage) {
    switch (button) {
      case 0:
        if (tool === "point" || tool === "not-here") {
          return "click";
        }
        return tool === "window" && colourImage ? "pan" : tool;
      case 1:
        return "pan";
      case 2:
        return "zoom";
      default:
        return null;
    }
  }
  function neutralTool(colourImage) {
    return colourImage ? "pan" : "window";
  }
  function wheelFactor(deltaY, deltaMode, ctrlKey) {
    const cssPx = deltaMode === 1 ? deltaY * 16 : deltaMode === 2 ? deltaY * 400 : deltaY;
    return Math.exp(-Math.max(-400, Math.min(400, cssPx)) * (ctrlKey ? 0.01 : 15e-4));
  }
  function dragZoomFactor(dyCssPx) {
    return Math.exp(-dyCssPx * 0.01);
  }

  // frontend/viewer/keys.ts
  var PAN_CSS_PX = 48;
  function pageCommand(press2, letterKeys) {
    if (press2.altKey) {
      return null;
    }
    const key = press2.key.toLowerCase();
    if (press2.ctrlKey || press2.metaKey) {
      if (key === "z") {
        return { kind: press2.shiftKey ? "redo" : "undo" };
      }
      return key === "y" && !press2.shiftKey ? { kind: "redo" } : null;
    }
    if (key === "escape") {
      return { kind: "cancel" };
    }
    if (!letterKeys) {
      return null;
    }
    switch (key) {
      case "z":
        return { kind: "fit" };
      case "i":
        return { kind: "invert" };
      case "h":
        return { kind: "hide" };
      case "[":
        return { kind: "step", by: -1 };
      case "]":
        return { kind: "step", by: 1 };
      default:
        return null;
    }
  }
  function stageCommand(press2) {
    if (press2.ctrlKey || press2.metaKey || press2.altKey) {
      return null;
    }
    switch (press2.key) {
      case "ArrowLeft":
        return { kind: "pan", xCssPx: PAN_CSS_PX, yCssPx: 0 };
      case "ArrowRight":
        return { kind: "pan", xCssPx: -PAN_CSS_PX, yCssPx: 0 };
      case "ArrowUp":
        return { kind: "pan", xCssPx: 0, yCssPx: PAN_CSS_PX };
      case "ArrowDown":
        return { kind: "pan", xCssPx: 0, yCssPx: -PAN_CSS_PX };
      case "+":
      case "=":
        return { kind: "zoom", factor: 1.25 };
      case "-":
        return { kind: "zoom", factor: 0.8 };
      default:
        return null;
    }
  }
  function takesText(target) {
    if (!(target instanceof HTMLElement)) {
      return false;
    }
    if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
      return true;
    }
    return target instanceof HTMLInputElement && !["button", "checkbox", "radio", "range", "submit", "reset", "color", "file", "image"].includes(target.type);
  }
  function isOverThePage(path) {
    return path.some(
      (target) => target instanceof Element && /^vaadin-.*(dialog|overlay|popover|menu)/.test(target.localName)
    );
  }

  // frontend/viewer/key-input.ts
  var TAP_MS = 250;
  var KeyInput = class {
    constructor(stage, actions) {
      this.stage = stage;
      this.actions = actions;
    }
    hiding = null;
    connect() {
      window.addEventListener("keydown", this.down);
      window.addEventListener("keyup", this.up);
      window.addEventListener("blur", this.release);
    }
    disconnect() {
      window.removeEventListener("keydown", this.down);
      window.removeEventListener("keyup", this.up);
      window.removeEventListener("blur", this.release);
      this.hiding = null;
    }
    down = (event) => {
      const path = event.composedPath();
      if (event.defaultPrevented || takesText(path[0]) || isOverThePage(path)) {
        return;
      }
      const command = (path.includes(this.stage) ? stageCommand(event) : null) ?? pageCommand(event, this.actions.letterKeys());
      if (!command) {
        return;
      }
      if (command.kind !== "cancel") {
        event.preventDefault();
      }
      if (command.kind !== "hide") {
        this.actions.run(command);
      } else if (!this.hiding && !event.repeat) {
        this.hiding = { sinceMs: performance.now(), wasVisible: this.actions.isOverlayVisible() };
        this.actions.showOverlay(false);
      }
    };
    up = (event) => {
      if (event.key.toLowerCase() === "h" && this.hiding) {
        const { sinceMs, wasVisible } = this.hiding;
        this.hiding = null;
        this.actions.showOverlay(performance.now() - sinceMs < TAP_MS ? !wasVisible : wasVisible);
      }
    };
    release = () => {
      if (this.hiding) {
        this.actions.showOverlay(this.hiding.wasVisible);
        this.hiding = null;
      }
    };
  };

  // frontend/viewer/pyramid.ts
  var SMALLEST_SIDE_PX = 1024;
  function levelFor(devicePxPerImagePx, levels) {
    if (devicePxPerImagePx >= 1) {
      return 0;
    }
    return Math.min(levels - 1, Math.floor(-Math.log2(devicePxPerImagePx) + 1e-9));
  }
  function pyramidOf(picture) {
    const levels = [picture];
    let from = picture;
    let size = { width: picture.naturalWidth, height: picture.naturalHeight };
    while (Math.max(size.width, size.height) >= 2 * SMALLEST_SIDE_PX) {
      const half = { width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) };
      const canvas = document.createElement("canvas");
      canvas.width = half.width;
      canvas.height = half.height;
      const context = canvas.getContext("2d");
      if (!context) {
        break;
      }
      context.imageSmoothingEnabled = true;
      context.drawImage(from, 0, 0, half.width, half.height);
      levels.push(canvas);
      from = canvas;
      size = half;
    }
    return { levels };
  }

  // frontend/viewer/contour.ts
  function pixelLoops(mask) {
    const stride = mask.widthPx + 1;
    const next = /* @__PURE__ */ new Map();
    const key = (x2, y3) => y3 * stride + x2;
    const edge = (x0, y0, x1, y1) => {
      const from = key(x0, y0);
      const known = next.get(from);
      if (known) {
        known.push(key(x1, y1));
      } else {
        next.set(from, [key(x1, y1)]);
      }
    };
    for (let x2 = 0; x2 <= mask.widthPx; x2++) {
      if (x2 < mask.widthPx) {
        for (let i5 = mask.first[x2]; i5 < mask.first[x2 + 1]; i5++) {
          edge(x2, mask.rowsPx[2 * i5], x2 + 1, mask.rowsPx[2 * i5]);
          edge(x2 + 1, mask.rowsPx[2 * i5 + 1], x2, mask.rowsPx[2 * i5 + 1]);
        }
      }
      eachDifference(rowsOf(mask, x2), rowsOf(mask, x2 - 1), (begin, end) => edge(x2, end, x2, begin));
      eachDifference(rowsOf(mask, x2 - 1), rowsOf(mask, x2), (begin, end) => edge(x2, begin, x2, end));
    }
    const loops = [];
    for (const start of next.keys()) {
      while (next.get(start).length > 0) {
        loops.push(walk(start, next, stride));
      }
    }
    return loops;
  }
  function rowsOf(mask, x2) {
    return x2 < 0 || x2 >= mask.widthPx ? new Int32Array(0) : mask.rowsPx.subarray(2 * mask.first[x2], 2 * mask.first[x2 + 1]);
  }
  function eachDifference(a3, b3, piece) {
    let j = 0;
    for (let i5 = 0; i5 < a3.length; i5 += 2) {
      let begin = a3[i5];
      const end = a3[i5 + 1];
      while (j < b3.length && b3[j + 1] <= begin) {
        j += 2;
      }
      let k2 = j;
      while (k2 < b3.length && b3[k2] < end) {
        if (b3[k2] > begin) {
          piece(begin, b3[k2]);
        }
        begin = b3[k2 + 1];
        k2 += 2;
      }
      if (begin < end) {
        piece(begin, end);
      }
    }
  }
  function walk(start, next, stride) {
    const points = [];
    let at = start;
    let dx = 0;
    let dy = 0;
    do {
      const x2 = at % stride;
      const y3 = (at - x2) / stride;
      points.push(x2, y3);
      const choices = next.get(at);
      let chosen = 0;
      if (choices.length > 1 && (dx !== 0 || dy !== 0)) {
        chosen = choices.findIndex((to2) => {
          const toX = to2 % stride;
          const toY = (to2 - toX) / stride;
          return Math.sign(toX - x2) === dy && Math.sign(toY - y3) === -dx;
        });
        chosen = Math.max(0, chosen);
      }
      const to = choices.splice(chosen, 1)[0];
      dx = Math.sign(to % stride - x2);
      dy = Math.sign((to - to % stride) / stride - y3);
      at = to;
    } while (at !== start);
    return Float64Array.from(points);
  }
  function edgeMiddles(loop) {
    const middles = [];
    const count = loop.length / 2;
    for (let i5 = 0; i5 < count; i5++) {
      const x2 = loop[2 * i5];
      const y3 = loop[2 * i5 + 1];
      const dx = loop[(2 * i5 + 2) % loop.length] - x2;
      const dy = loop[(2 * i5 + 3) % loop.length] - y3;
      const length = Math.abs(dx) + Math.abs(dy);
      for (let step = 0; step < length; step++) {
        middles.push(x2 + (step + 0.5) * dx / length, y3 + (step + 0.5) * dy / length);
      }
    }
    return Float64Array.from(middles);
  }
  function smoothed(loop, rounds, limitPx) {
    const length = loop.length;
    let points = loop;
    for (let round = 0; round < rounds; round++) {
      const averaged = new Float64Array(length);
      for (let i5 = 0; i5 < length; i5++) {
        const before = points[(i5 - 2 + length) % length];
        const after = points[(i5 + 2) % length];
        const value = 0.25 * before + 0.5 * points[i5] + 0.25 * after;
        averaged[i5] = Math.min(loop[i5] + limitPx, Math.max(loop[i5] - limitPx, value));
      }
      points = averaged;
    }
    return points;
  }
  function simplified(loop, tolerancePx) {
    const count = loop.length / 2;
    if (count < 5) {
      return loop;
    }
    const far = farthest(loop, 0, count, 0, 0).index;
    const keep = new Uint8Array(count);
    keep[0] = 1;
    keep[far] = 1;
    const open = [
      [0, far],
      [far, count]
    ];
    for (let span = open.pop(); span; span = open.pop()) {
      const { index, distancePx } = farthest(loop, span[0], span[1], span[0], span[1] % count);
      if (distancePx > tolerancePx) {
        keep[index] = 1;
        open.push([span[0], index], [index, span[1]]);
      }
    }
    return Float64Array.from(loop.filter((_2, i5) => keep[i5 >> 1] === 1));
  }
  function farthest(loop, from, to, a3, b3) {
    const ax = loop[2 * a3];
    const ay = loop[2 * a3 + 1];
    const dx = loop[2 * b3] - ax;
    const dy = loop[2 * b3 + 1] - ay;
    const squared = dx * dx + dy * dy;
    let index = from;
    let distancePx = -1;
    for (let i5 = from + 1; i5 < to; i5++) {
      const px = loop[2 * i5] - ax;
      const py = loop[2 * i5 + 1] - ay;
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const distance = Math.hypot(px - along * dx, py - along * dy);
      if (distance > distancePx) {
        distancePx = distance;
        index = i5;
      }
    }
    return { index, distancePx };
  }
  function outline(mask) {
    return pixelLoops(mask).map((loop) => simplified(smoothed(edgeMiddles(loop), 4, 0.45), 0.05));
  }

  // frontend/viewer/rle.ts
  function decodeCocoCounts(counts) {
    const runs = [];
    let at = 0;
    while (at < counts.length) {
      let value = 0;
      let shift = 0;
      let more = true;
      while (more) {
        const code = counts.charCodeAt(at++) - 48;
        if (!(code >= 0 && code < 64)) {
          throw new Error(`Not a COCO run-length string at character ${at - 1}`);
        }
        value += (code & 31) * 2 ** shift;
        more = (code & 32) !== 0;
        shift += 5;
        if (!more && (code & 16) !== 0) {
          value -= 2 ** shift;
        }
      }
      if (runs.length > 2) {
        value += runs[runs.length - 2];
      }
      if (value < 0) {
        throw new Error(`A run of ${value} pixels`);
      }
      runs.push(value);
    }
    return runs;
  }
  function columnSpans(runs, widthPx, heightPx) {
    const total = runs.reduce((sum, run) => sum + run, 0);
    if (total !== widthPx * heightPx) {
      throw new Error(`The runs cover ${total} pixels, the image has ${widthPx} x ${heightPx}`);
    }
    const first = new Uint32Array(widthPx + 1);
    const rows = [];
    let pixel = 0;
    let column = 0;
    runs.forEach((run, i5) => {
      const end = pixel + run;
      if (i5 % 2 === 0) {
        pixel = end;
        return;
      }
      while (pixel < end) {
        const x2 = Math.floor(pixel / heightPx);
        const columnEnd = Math.min(end, (x2 + 1) * heightPx);
        while (column < x2) {
          first[++column] = rows.length / 2;
        }
        const begin = pixel - x2 * heightPx;
        if (rows.length / 2 > first[x2] && rows[rows.length - 1] === begin) {
          rows[rows.length - 1] = columnEnd - x2 * heightPx;
        } else {
          rows.push(begin, columnEnd - x2 * heightPx);
        }
        pixel = columnEnd;
      }
    });
    while (column < widthPx) {
      first[++column] = rows.length / 2;
    }
    return { widthPx, heightPx, first, rowsPx: Int32Array.from(rows) };
  }
  function areaPx(mask) {
    let area = 0;
    for (let i5 = 0; i5 < mask.rowsPx.length; i5 += 2) {
      area += mask.rowsPx[i5 + 1] - mask.rowsPx[i5];
    }
    return area;
  }
  function contains(mask, xPx, yPx) {
    const x2 = Math.floor(xPx);
    const y3 = Math.floor(yPx);
    if (x2 < 0 || x2 >= mask.widthPx) {
      return false;
    }
    for (let i5 = mask.first[x2]; i5 < mask.first[x2 + 1]; i5++) {
      if (y3 < mask.rowsPx[2 * i5]) {
        return false;
      }
      if (y3 < mask.rowsPx[2 * i5 + 1]) {
        return true;
      }
    }
    return false;
  }

  // frontend/viewer/regions.ts
  function regionsOf(overlays, before) {
    const regions = [];
    for (const overlay2 of overlays) {
      const known = before.find(
        (region) => region.overlay.coco === overlay2.coco && region.overlay.width === overlay2.width && region.overlay.height === overlay2.height
      );
      try {
        regions.push(known ? { ...known, overlay: overlay2 } : decoded(overlay2));
      } catch (error) {
        console.error(`Region ${overlay2.tag} cannot be drawn`, error);
      }
    }
    return regions;
  }
  function decoded(overlay2) {
    const mask = columnSpans(decodeCocoCounts(overlay2.coco), overlay2.width, overlay2.height);
    return { overlay: overlay2, mask, areaPx: areaPx(mask), loops: outline(mask), paths: /* @__PURE__ */ new Map() };
  }
  function pathOf(region, cssPxPerImagePx) {
    const halvings = Math.max(0, Math.floor(-Math.log2(cssPxPerImagePx)));
    let path = region.paths.get(halvings);
    if (!path) {
      path = new Path2D();
      for (const loop of region.loops) {
        const points = halvings === 0 ? loop : simplified(loop, 0.125 * 2 ** halvings);
        path.moveTo(points[0], points[1]);
        for (let i5 = 2; i5 < points.length; i5 += 2) {
          path.lineTo(points[i5], points[i5 + 1]);
        }
        path.closePath();
      }
      region.paths.set(halvings, path);
    }
    return path;
  }
  function regionAt(regions, atPx) {
    let hit = null;
    for (const region of regions) {
      if ((!hit || region.areaPx < hit.areaPx) && contains(region.mask, atPx.x, atPx.y)) {
        hit = region;
      }
    }
    return hit;
  }

  // frontend/viewer/tags.ts
  var TAG_RADIUS_CSS_PX = 12;
  function placedTags(wishedCssPx) {
    const apart = 2 * TAG_RADIUS_CSS_PX + 2;
    const placed = [];
    for (const wish of wishedCssPx) {
      let x2 = wish.x;
      let side = 0;
      for (let moved = true; moved; ) {
        moved = false;
        for (const other of placed) {
          const dy = other.y - wish.y;
          const dx = x2 - other.x;
          if (dx * dx + dy * dy < apart * apart - 1e-6) {
            side = side || (wish.x < other.x ? -1 : 1);
            x2 = other.x + side * Math.sqrt(apart * apart - dy * dy);
            moved = true;
          }
        }
      }
      placed.push({ x: x2, y: wish.y });
    }
    return placed;
  }

  // frontend/viewer/transform.ts
  var MAX_ZOOM = 64;
  var FIT_MARGIN_CSS_PX = 16;
  var VISIBLE_CSS_PX = 48;
  function toStage(view, imagePx) {
    return {
      x: view.xCssPx + imagePx.x * view.cssPxPerImagePx,
      y: view.yCssPx + imagePx.y * view.cssPxPerImagePx
    };
  }
  function toImage(view, stageCssPx) {
    return {
      x: (stageCssPx.x - view.xCssPx) / view.cssPxPerImagePx,
      y: (stageCssPx.y - view.yCssPx) / view.cssPxPerImagePx
    };
  }
  function fitted(imagePx, stageCssPx) {
    const room = (side) => Math.max(side - 2 * FIT_MARGIN_CSS_PX, side / 2, 1);
    const zoom = Math.min(room(stageCssPx.width) / imagePx.width, room(stageCssPx.height) / imagePx.height, MAX_ZOOM);
    return {
      cssPxPerImagePx: zoom,
      xCssPx: (stageCssPx.width - imagePx.width * zoom) / 2,
      yCssPx: (stageCssPx.height - imagePx.height * zoom) / 2
    };
  }
  function zoomedAt(view, factor, anchorCssPx, imagePx, stageCssPx) {
    const least = Math.min(fitted(imagePx, stageCssPx).cssPxPerImagePx / 2, 1);
    const zoom = Math.min(MAX_ZOOM, Math.max(least, view.cssPxPerImagePx * factor));
    const ratio = zoom / view.cssPxPerImagePx;
    return keptInSight(
      {
        cssPxPerImagePx: zoom,
        xCssPx: anchorCssPx.x - (anchorCssPx.x - view.xCssPx) * ratio,
        yCssPx: anchorCssPx.y - (anchorCssPx.y - view.yCssPx) * ratio
      },
      imagePx,
      stageCssPx
    );
  }
  function panned(view, byCssPx, imagePx, stageCssPx) {
    return keptInSight(
      { ...view, xCssPx: view.xCssPx + byCssPx.x, yCssPx: view.yCssPx + byCssPx.y },
      imagePx,
      stageCssPx
    );
  }
  function recentred(view, imagePx, before, after) {
    return panned(
      view,
      { x: (after.width - before.width) / 2, y: (after.height - before.height) / 2 },
      imagePx,
      after
    );
  }
  function keptInSight(view, imagePx, stageCssPx) {
    const clamp = (at, length, stage) => {
      const visible = Math.min(VISIBLE_CSS_PX, length, stage);
      return Math.min(stage - visible, Math.max(visible - length, at));
    };
    return {
      cssPxPerImagePx: view.cssPxPerImagePx,
      xCssPx: clamp(view.xCssPx, imagePx.width * view.cssPxPerImagePx, stageCssPx.width),
      yCssPx: clamp(view.yCssPx, imagePx.height * view.cssPxPerImagePx, stageCssPx.height)
    };
  }
  function pixelAt(view, stageCssPx, imagePx) {
    const at = toImage(view, stageCssPx);
    const x2 = Math.floor(at.x);
    const y3 = Math.floor(at.y);
    return x2 >= 0 && y3 >= 0 && x2 < imagePx.width && y3 < imagePx.height ? { x: x2, y: y3 } : null;
  }
  function boxBetween(view, a3, b3, imagePx) {
    const p3 = toImage(view, a3);
    const q = toImage(view, b3);
    const left = Math.max(0, Math.floor(Math.min(p3.x, q.x)));
    const top = Math.max(0, Math.floor(Math.min(p3.y, q.y)));
    const right = Math.min(imagePx.width, Math.ceil(Math.max(p3.x, q.x)));
    const bottom = Math.min(imagePx.height, Math.ceil(Math.max(p3.y, q.y)));
    return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
  }
  function scaleBarPx(cssPxPerImagePx, longestCssPx) {
    const longest = longestCssPx / cssPxPerImagePx;
    const power = 10 ** Math.floor(Math.log10(longest));
    const step = [5, 2, 1].find((digit) => digit * power <= longest * (1 + 1e-9)) ?? 1;
    return Math.max(1, step * power);
  }

  // frontend/viewer/paint.ts
  var OUTLINE_CSS_PX = 2.25;
  var CASING = "rgba(6, 9, 14, 0.4)";
  var INK = "#0b1018";
  var SQUARES_FROM = 10;
  function paintPicture(context, devicePxPerCssPx, stageCssPx, view, imagePx, pyramid) {
    context.setTransform(devicePxPerCssPx, 0, 0, devicePxPerCssPx, 0, 0);
    context.clearRect(0, 0, stageCssPx.width, stageCssPx.height);
    const zoom = view.cssPxPerImagePx;
    context.imageSmoothingEnabled = zoom < SQUARES_FROM;
    context.imageSmoothingQuality = "high";
    const level = levelFor(zoom * devicePxPerCssPx, pyramid.levels.length);
    context.drawImage(pyramid.levels[level], view.xCssPx, view.yCssPx, imagePx.width * zoom, imagePx.height * zoom);
  }
  function paintMarks(context, devicePxPerCssPx, stageCssPx, view, marks) {
    const scale = devicePxPerCssPx;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, stageCssPx.width, stageCssPx.height);
    const ordered = [...marks.regions].sort(
      (a3, b3) => Number(a3.overlay.tag === marks.highlighted) - Number(b3.overlay.tag === marks.highlighted)
    );
    context.save();
    context.transform(view.cssPxPerImagePx, 0, 0, view.cssPxPerImagePx, view.xCssPx, view.yCssPx);
    for (const region of ordered) {
      paintRegion(context, region, 1 / view.cssPxPerImagePx, marks);
    }
    context.restore();
    paintTags(context, view, marks);
    if (marks.box) {
      paintBox(context, view, marks.box);
    }
    for (const click of marks.clicks) {
      paintClick(context, toStage(view, { x: click.x + 0.5, y: click.y + 0.5 }), click.positive);
    }
  }
  function paintRegion(context, region, imagePxPerCssPx, marks) {
    const { overlay: overlay2 } = region;
    const path = pathOf(region, 1 / imagePxPerCssPx);
    const strong = overlay2.tag === marks.highlighted;
    const fill = marks.fillOpacity * (overlay2.dashed ? 0.5 : 1);
    context.globalAlpha = strong ? Math.min(1, fill + 0.1) : fill;
    context.fillStyle = overlay2.colour;
    context.fill(path, "evenodd");
    context.globalAlpha = 1;
    context.lineJoin = "round";
    context.setLineDash(overlay2.dashed ? [8 * imagePxPerCssPx, 6 * imagePxPerCssPx] : []);
    context.lineCap = "butt";
    const width = strong ? OUTLINE_CSS_PX + 1 : OUTLINE_CSS_PX;
    context.strokeStyle = CASING;
    context.lineWidth = (width + 1.5) * imagePxPerCssPx;
    context.stroke(path);
    context.strokeStyle = overlay2.colour;
    context.lineWidth = width * imagePxPerCssPx;
    context.stroke(path);
    context.setLineDash([]);
  }
  function tagPlaces(view, regions) {
    return placedTags(regions.map(({ overlay: overlay2 }) => toStage(view, { x: overlay2.centreX, y: overlay2.centreY })));
  }
  function paintTags(context, view, marks) {
    const places = tagPlaces(view, marks.regions);
    context.textAlign = "center";
    context.textBaseline = "middle";
    marks.regions.forEach(({ overlay: overlay2 }, i5) => {
      const { x: x2, y: y3 } = places[i5];
      const text = String(overlay2.tag);
      const strong = overlay2.tag === marks.highlighted;
      disc(context, x2, y3, TAG_RADIUS_CSS_PX + (strong ? 3.5 : 1), strong ? "rgba(255, 255, 255, 0.92)" : CASING);
      disc(context, x2, y3, TAG_RADIUS_CSS_PX + (strong ? 1 : 0), overlay2.colour);
      context.fillStyle = INK;
      context.font = `700 ${text.length > 2 ? 10.5 : 13.5}px Inter, system-ui, sans-serif`;
      context.fillText(text, x2, y3 + 0.75);
    });
  }
  function disc(context, x2, y3, radius, fill) {
    context.beginPath();
    context.arc(x2, y3, radius, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
  }
  function paintBox(context, view, box) {
    const from = toStage(view, box);
    const width = box.width * view.cssPxPerImagePx;
    const height = box.height * view.cssPxPerImagePx;
    context.fillStyle = "rgba(255, 255, 255, 0.06)";
    context.fillRect(from.x, from.y, width, height);
    context.lineWidth = 3;
    context.strokeStyle = CASING;
    context.strokeRect(from.x, from.y, width, height);
    context.lineWidth = 1.5;
    context.strokeStyle = "#ffffff";
    context.setLineDash([6, 4]);
    context.strokeRect(from.x, from.y, width, height);
    context.setLineDash([]);
  }
  function paintClick(context, at, positive) {
    disc(context, at.x, at.y, 8.5, "rgba(6, 9, 14, 0.55)");
    disc(context, at.x, at.y, 7, positive ? "#ffffff" : "#0b1018");
    context.lineWidth = 1.5;
    context.strokeStyle = "#ffffff";
    context.beginPath();
    context.arc(at.x, at.y, 7, 0, 2 * Math.PI);
    context.stroke();
    context.lineWidth = 2;
    context.strokeStyle = positive ? INK : "#ffffff";
    context.beginPath();
    context.moveTo(at.x - 3.5, at.y);
    context.lineTo(at.x + 3.5, at.y);
    if (positive) {
      context.moveTo(at.x, at.y - 3.5);
      context.lineTo(at.x, at.y + 3.5);
    }
    context.stroke();
  }

  // frontend/viewer/picture-loader.ts
  var PATIENCE_MS = 150;
  var PictureLoader = class {
    /** @param changed told the state, and the picture when it is ready */
    constructor(changed) {
      this.changed = changed;
    }
    request = 0;
    timer = 0;
    load(url) {
      const request = ++this.request;
      clearTimeout(this.timer);
      if (!url) {
        this.changed("empty", null);
        return;
      }
      this.changed("quiet", null);
      this.timer = window.setTimeout(() => this.changed("reading", null), PATIENCE_MS);
      void this.decoded(url).then(
        (picture) => this.finish(request, "ready", picture),
        () => this.finish(request, "failed", null)
      );
    }
    async decoded(url) {
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      return pyramidOf(picture);
    }
    finish(request, state, picture) {
      if (request === this.request) {
        clearTimeout(this.timer);
        this.changed(state, picture);
      }
    }
  };

  // frontend/viewer/pointer-input.ts
  var PointerInput = class {
    constructor(stage, actions) {
      this.stage = stage;
      this.actions = actions;
      stage.addEventListener("pointerdown", (event) => this.down(event));
      stage.addEventListener("pointermove", (event) => this.move(event));
      stage.addEventListener("pointerup", (event) => this.up(event));
      stage.addEventListener("pointercancel", (event) => this.lost(event));
      stage.addEventListener("pointerleave", () => this.drag ?? actions.hovered(null));
      stage.addEventListener("contextmenu", (event) => event.preventDefault());
      stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    }
    drag = null;
    fingers = /* @__PURE__ */ new Map();
    /** Ends a drag as if it had not been; false when there is none. */
    cancel() {
      if (!this.drag) {
        return false;
      }
      const { gesture } = this.drag;
      this.drag = null;
      this.actions.cancelled(gesture);
      return true;
    }
    at(event) {
      const bounds = this.stage.getBoundingClientRect();
      return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
    }
    down(event) {
      const at = this.at(event);
      if (event.button === 1) {
        event.preventDefault();
      }
      this.stage.setPointerCapture(event.pointerId);
      if (event.pointerType === "touch") {
        this.fingers.set(event.pointerId, at);
        if (this.fingers.size > 1) {
          this.cancel();
          return;
        }
      }
      const gesture = gestureFor(event.button, this.actions.activeTool(), this.actions.isColourImage());
      if (gesture && !this.drag) {
        this.drag = { pointerId: event.pointerId, gesture, pressedAs: gesture, from: at, last: at, moved: false };
        this.actions.began(gesture);
      }
    }
    move(event) {
      const at = this.at(event);
      if (this.fingers.size > 1 && this.fingers.has(event.pointerId)) {
        this.pinch(event.pointerId, at);
        return;
      }
      const drag = this.drag;
      if (!drag) {
        this.actions.hovered(at);
        return;
      }
      if (event.pointerId !== drag.pointerId) {
        return;
      }
      if (!drag.moved) {
        if (Math.hypot(at.x - drag.from.x, at.y - drag.from.y) < CLICK_SLOP_CSS_PX) {
          return;
        }
        drag.moved = true;
        if (drag.gesture === "click") {
          drag.gesture = "pan";
        }
      }
      this.dragged(drag, at);
      drag.last = at;
    }
    dragged(drag, at) {
      const step = { x: at.x - drag.last.x, y: at.y - drag.last.y };
      switch (drag.gesture) {
        case "pan":
          return this.actions.panBy(step);
        case "zoom":
          return this.actions.zoomAt(dragZoomFactor(step.y), drag.from);
        case "window":
          return this.actions.windowTo({ x: at.x - drag.from.x, y: at.y - drag.from.y });
        case "box":
          return this.actions.boxTo(drag.from, at);
        case "click":
          return void 0;
      }
    }
    up(event) {
      this.fingers.delete(event.pointerId);
      const drag = this.drag;
      if (!drag || drag.pointerId !== event.pointerId) {
        return;
      }
      this.drag = null;
      if (drag.moved) {
        this.actions.ended(drag.gesture);
      } else {
        this.actions.cancelled(drag.gesture);
        if (event.button === 0) {
          this.actions.pressed(drag.from, drag.pressedAs);
        }
      }
    }
    lost(event) {
      this.fingers.delete(event.pointerId);
      if (this.drag?.pointerId === event.pointerId) {
        this.cancel();
      }
    }
    pinch(moving, to) {
      const from = this.fingers.get(moving);
      const other = [...this.fingers].find(([id]) => id !== moving)[1];
      const before = Math.hypot(from.x - other.x, from.y - other.y);
      const after = Math.hypot(to.x - other.x, to.y - other.y);
      this.fingers.set(moving, to);
      this.actions.panBy({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
      if (before > 1 && after > 1) {
        this.actions.zoomAt(after / before, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
      }
    }
    wheel(event) {
      event.preventDefault();
      this.actions.zoomAt(wheelFactor(event.deltaY, event.deltaMode, event.ctrlKey), this.at(event));
    }
  };

  // frontend/viewer/window-level.ts
  var FULL_WINDOW = { windowGrey: 255, levelGrey: 127.5 };
  function dragged(from, dxCssPx, dyCssPx) {
    return {
      windowGrey: Math.min(510, Math.max(2, from.windowGrey + dxCssPx / 2)),
      levelGrey: Math.min(255, Math.max(0, from.levelGrey + dyCssPx / 2))
    };
  }
  function transfer(windowLevel, inverted) {
    const slope = 255 / windowLevel.windowGrey;
    const intercept = 0.5 - windowLevel.levelGrey / windowLevel.windowGrey;
    return inverted ? { slope: -slope, intercept: 1 - intercept } : { slope, intercept };
  }
  function isFull(windowLevel) {
    return windowLevel.windowGrey === FULL_WINDOW.windowGrey && windowLevel.levelGrey === FULL_WINDOW.levelGrey;
  }

  // frontend/viewer/stage-view.ts
  var StageView = class {
    constructor(changed) {
      this.changed = changed;
    }
    transform = { cssPxPerImagePx: 1, xCssPx: 0, yCssPx: 0 };
    imagePx = { width: 1, height: 1 };
    stageCssPx = { width: 0, height: 0 };
    windowLevel = FULL_WINDOW;
    isInverted = false;
    /** While true, the picture stays fitted when the stage changes its size. */
    isFitted = true;
    windowBefore = FULL_WINDOW;
    /** Another picture: fitted, with its full window. */
    show(imagePx) {
      this.imagePx = imagePx;
      this.windowLevel = FULL_WINDOW;
      this.isInverted = false;
      this.fit();
    }
    fit() {
      this.isFitted = true;
      if (this.stageCssPx.width > 0) {
        this.transform = fitted(this.imagePx, this.stageCssPx);
      }
      this.changed();
    }
    resize(stageCssPx) {
      const before = this.stageCssPx;
      this.stageCssPx = stageCssPx;
      if (stageCssPx.width === 0 || stageCssPx.height === 0) {
        return;
      }
      this.transform = this.isFitted || before.width === 0 ? fitted(this.imagePx, stageCssPx) : recentred(this.transform, this.imagePx, before, stageCssPx);
      this.changed();
    }
    panBy(delta) {
      this.moved(panned(this.transform, delta, this.imagePx, this.stageCssPx));
    }
    zoomAt(factor, anchor) {
      this.moved(zoomedAt(this.transform, factor, anchor, this.imagePx, this.stageCssPx));
    }
    zoomAtCentre(factor) {
      this.zoomAt(factor, { x: this.stageCssPx.width / 2, y: this.stageCssPx.height / 2 });
    }
    moved(to) {
      this.isFitted = false;
      this.transform = to;
      this.changed();
    }
    beginWindow() {
      this.windowBefore = this.windowLevel;
    }
    /** @param total distance since `beginWindow`; null goes back to it */
    windowTo(total) {
      this.windowLevel = total ? dragged(this.windowBefore, total.x, total.y) : this.windowBefore;
      this.changed();
    }
    invert() {
      this.isInverted = !this.isInverted;
      this.changed();
    }
    pixelAt(stageCssPx) {
      return pixelAt(this.transform, stageCssPx, this.imagePx);
    }
    imagePointAt(stageCssPx) {
      return toImage(this.transform, stageCssPx);
    }
    boxBetween(a3, b3) {
      return boxBetween(this.transform, a3, b3, this.imagePx);
    }
  };

  // frontend/viewer/viewer-styles.ts
  var viewerStyles = i`
  :host {
    display: block;
    position: relative;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    background: #000;
    color: #c9d2de;
    font: 12px/1.45 Inter, system-ui, sans-serif;
    color-scheme: dark; /* the stage is black in the light theme too */
    contain: strict;
  }
  :host([hidden]) {
    display: none;
  }
  .stage {
    position: absolute;
    inset: 0;
    outline: none;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .stage:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 2px solid var(--accent, #6aa9ff);
    pointer-events: none;
  }
  .stage[data-tool='pan'] {
    cursor: grab;
  }
  .stage[data-tool='window'] {
    cursor: default;
  }
  .stage[data-tool='box'],
  .stage[data-tool='point'],
  .stage[data-tool='not-here'] {
    cursor: crosshair;
  }
  .stage[data-over] {
    cursor: pointer;
  }
  .stage[data-drag='pan'] {
    cursor: grabbing;
  }
  .stage[data-drag='zoom'] {
    cursor: zoom-in;
  }
  .stage[data-drag='window'] {
    cursor: move;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
    transition: opacity 120ms ease-out;
  }
  canvas.picture[data-stale] {
    opacity: 0.35;
  }
  canvas.marks[data-dimmed] {
    opacity: 0.4;
  }
  canvas.marks[data-hidden] {
    opacity: 0;
  }
  .corner,
  .ori,
  .scale,
  .name {
    position: absolute;
    pointer-events: none;
    text-shadow:
      0 0 3px #000,
      0 0 3px #000,
      0 1px 2px #000;
  }
  .tl {
    top: 12px;
    left: 14px;
    max-width: 60%;
  }
  .tl div {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tr {
    top: 12px;
    right: 14px;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .ori {
    top: 50%;
    translate: 0 -50%;
    font-size: 15px;
    font-weight: 600;
    color: #f2f5f9;
  }
  .ori.assumed {
    color: #f2c94c;
  }
  .ori.left {
    left: 14px;
  }
  .ori.right {
    right: 14px;
  }
  .scale {
    right: 14px;
    bottom: 12px;
    padding-bottom: 2px;
    border-bottom: 2px solid #c9d2de;
    text-align: center;
    font-size: 11.5px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    filter: drop-shadow(0 0 1px #000);
  }
  .name {
    padding: 1px 8px;
    border-radius: 99px;
    background: rgba(13, 17, 23, 0.86);
    color: #f2f5f9;
    font-weight: 550;
    text-shadow: none;
    white-space: nowrap;
    translate: 0 -50%;
  }
  .message {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 10px;
    padding: 24px;
    text-align: center;
    font-size: 13px;
    pointer-events: none;
  }
  .message.empty {
    grid-template-columns: minmax(0, 1fr);
    place-content: safe center stretch;
    overflow: auto;
  }
  .message > * {
    pointer-events: auto;
  }
  .message b {
    color: #e6eaf0;
    font-size: 14px;
    font-weight: 550;
  }
  .message .pill {
    display: flex;
    gap: 10px;
    align-items: center;
    padding: 6px 14px;
    border-radius: 99px;
    background: rgba(13, 17, 23, 0.86);
    color: #e6eaf0;
  }
  .spinner {
    width: 12px;
    height: 12px;
    border: 2px solid #55606e;
    border-top-color: var(--accent, #6aa9ff);
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }
  .message button {
    padding: 6px 14px;
    border: 1px solid #3a4350;
    border-radius: 8px;
    background: #1d222a;
    color: #e6eaf0;
    font: inherit;
    cursor: pointer;
  }
  .message button:hover {
    background: #262d37;
  }
  .message button:focus-visible {
    outline: 2px solid var(--accent, #6aa9ff);
    outline-offset: 2px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    canvas {
      transition: none;
    }
    .spinner {
      animation-duration: 4s;
    }
  }
`;

  // frontend/viewer/viewer-template.ts
  var SCALE_BAR_CSS_PX = 150;
  function windowFilter(view) {
    const { slope, intercept } = transfer(view.windowLevel, view.isInverted);
    return b2`<svg width="0" height="0" aria-hidden="true" style="position:absolute">
    <filter id="window" color-interpolation-filters="sRGB" x="0" y="0" width="100%" height="100%">
      <feComponentTransfer>
        ${w`<feFuncR type="linear" slope=${slope} intercept=${intercept}></feFuncR>`}
        ${w`<feFuncG type="linear" slope=${slope} intercept=${intercept}></feFuncG>`}
        ${w`<feFuncB type="linear" slope=${slope} intercept=${intercept}></feFuncB>`}
      </feComponentTransfer>
    </filter>
  </svg>`;
  }
  function needsFilter(view) {
    return view.isInverted || !isFull(view.windowLevel);
  }
  function readings(view) {
    const zoom = view.transform.cssPxPerImagePx;
    const percent = zoom < 0.1 ? (zoom * 100).toFixed(1) : String(Math.round(zoom * 100));
    const barPx = scaleBarPx(zoom, SCALE_BAR_CSS_PX);
    const { windowGrey, levelGrey } = view.windowLevel;
    return b2`<div class="corner tr">
      <div>${percent} %</div>
      ${isFull(view.windowLevel) ? A : b2`<div>window ${Math.round(windowGrey)} · level ${Math.round(levelGrey)}</div>`}
      ${view.isInverted ? b2`<div>inverted</div>` : A}
    </div>
    <div class="scale" style="width:${barPx * zoom}px">${barPx.toLocaleString("en")} px</div>`;
  }
  function sideLetters(orientation, left, right) {
    if (orientation === "unknown" || !left || !right) {
      return A;
    }
    const isAssumed = orientation === "assumed";
    const mark = isAssumed ? "?" : "";
    const title = isAssumed ? "assumed from convention" : "";
    return b2`<div class="ori left ${isAssumed ? "assumed" : ""}" aria-label="${left} ${title}">${left}${mark}</div>
    <div class="ori right ${isAssumed ? "assumed" : ""}" aria-label="${right} ${title}">${right}${mark}</div>`;
  }
  function nameplate(region, tag) {
    return region && tag ? b2`<div class="name" aria-hidden="true" style="left:${tag.x + TAG_RADIUS_CSS_PX + 8}px;top:${tag.y}px">
        ${region.overlay.label}
      </div>` : A;
  }
  function loadMessage(state, retry) {
    return b2`<div class="message" role="status">
    ${state === "reading" ? b2`<span class="pill"><span class="spinner"></span>Reading image…</span>` : state === "failed" ? b2`<b>This image could not be shown</b>
            <span>It did not arrive whole, or the browser cannot read it.</span>
            <button @click=${retry}>Try again</button>` : A}
  </div>`;
  }
  function regionList(regions) {
    return b2`<ul class="sr" aria-label="Regions drawn">
    ${regions.map(
      ({ overlay: overlay2 }) => b2`<li>${overlay2.tag}: ${overlay2.label}${overlay2.dashed ? ", possible" : ""}</li>`
    )}
  </ul>`;
  }

  // frontend/viewer/deixis-viewer.ts
  var DeixisViewer = class extends i4 {
    static styles = viewerStyles;
    static properties = {
      src: {},
      imageWidthPx: { type: Number },
      imageHeightPx: { type: Number },
      cornerTexts: { attribute: false },
      overlays: { attribute: false },
      clicks: { attribute: false },
      box: { attribute: false },
      orientation: {},
      leftLetter: {},
      rightLetter: {},
      colourImage: { type: Boolean },
      tool: {},
      fillOpacity: { type: Number },
      overlayVisible: { type: Boolean },
      dimmed: { type: Boolean },
      highlighted: { type: Number },
      letterKeys: { type: Boolean },
      loadState: { state: true },
      hoveredTag: { state: true },
      dragging: { state: true },
      drawnBox: { state: true }
    };
    view = new StageView(() => this.requestUpdate());
    loader = new PictureLoader((state, picture) => this.loaded(state, picture));
    resizes = new ResizeObserver(() => this.measure());
    keys = new KeyInput(this, {
      letterKeys: () => this.letterKeys,
      run: (command) => this.run(command),
      isOverlayVisible: () => this.overlayVisible,
      showOverlay: (visible) => this.showOverlay(visible)
    });
    pointers = null;
    picture = null;
    regions = [];
    constructor() {
      super();
      this.src = "";
      this.imageWidthPx = 1;
      this.imageHeightPx = 1;
      this.cornerTexts = [];
      this.overlays = [];
      this.clicks = [];
      this.box = [];
      this.orientation = "unknown";
      this.leftLetter = "";
      this.rightLetter = "";
      this.colourImage = false;
      this.tool = "pan";
      this.fillOpacity = 0.12;
      this.overlayVisible = true;
      this.dimmed = false;
      this.highlighted = 0;
      this.letterKeys = true;
      this.loadState = "empty";
      this.hoveredTag = 0;
      this.dragging = null;
      this.drawnBox = null;
    }
    connectedCallback() {
      super.connectedCallback();
      this.resizes.observe(this);
      this.keys.connect();
    }
    disconnectedCallback() {
      super.disconnectedCallback();
      this.resizes.disconnect();
      this.keys.disconnect();
    }
    /** Shows the whole image, centred. */
    fit() {
      this.view.fit();
    }
    firstUpdated() {
      this.pointers = new PointerInput(this.renderRoot.querySelector(".stage"), this.stageActions());
      this.measure();
    }
    willUpdate(changed) {
      if (changed.has("src")) {
        this.loader.load(this.src);
      }
      if (changed.has("overlays")) {
        this.regions = regionsOf(this.overlays, this.regions);
        this.hoveredTag = this.regions.some(({ overlay: overlay2 }) => overlay2.tag === this.hoveredTag) ? this.hoveredTag : 0;
      }
    }
    render() {
      const { loadState, view } = this;
      const strong = this.regions.findIndex(({ overlay: overlay2 }) => overlay2.tag === this.strongTag());
      const hasMarks = this.picture !== null && loadState === "ready";
      return b2`
      ${windowFilter(view)}
      <div
        class="stage"
        role="application"
        aria-roledescription="image viewer"
        aria-label=${this.cornerTexts[0] ?? "No image"}
        tabindex="0"
        data-tool=${this.tool}
        data-drag=${this.dragging ?? A}
        ?data-over=${this.hoveredTag !== 0 && (this.tool === "pan" || this.tool === "window")}
      >
        <canvas
          class="picture"
          style=${needsFilter(view) ? "filter:url(#window)" : A}
          ?data-stale=${loadState === "reading"}
        ></canvas>
        <canvas
          class="marks"
          ?data-hidden=${!this.overlayVisible || !hasMarks}
          ?data-dimmed=${this.dimmed}
        ></canvas>
        ${hasMarks && this.overlayVisible && strong >= 0 ? nameplate(this.regions[strong], tagPlaces(view.transform, this.regions)[strong]) : A}
        ${this.picture && loadState !== "reading" ? b2`<div class="corner tl">${this.cornerTexts.map((line) => b2`<div>${line}</div>`)}</div>
              ${readings(view)} ${sideLetters(this.orientation, this.leftLetter, this.rightLetter)}` : A}
      </div>
      ${loadMessage(loadState, () => this.loader.load(this.src))}
      ${loadState === "empty" ? b2`<div class="message empty"><slot></slot></div>` : A} ${regionList(this.regions)}
    `;
    }
    updated() {
      this.paint();
    }
    paint() {
      const { transform, stageCssPx, imagePx } = this.view;
      if (stageCssPx.width === 0) {
        return;
      }
      const dpr = window.devicePixelRatio || 1;
      const [picture, marks] = ["picture", "marks"].map((name) => this.canvas(name, dpr));
      if (this.picture) {
        paintPicture(picture, dpr, stageCssPx, transform, imagePx, this.picture);
      } else {
        picture.reset();
      }
      const [x2, y3, width, height] = this.box;
      paintMarks(marks, dpr, stageCssPx, transform, {
        regions: this.regions,
        highlighted: this.strongTag(),
        fillOpacity: this.fillOpacity,
        clicks: this.clicks,
        box: this.drawnBox ?? (this.box.length === 4 ? { x: x2, y: y3, width, height } : null)
      });
    }
    canvas(name, dpr) {
      const canvas = this.renderRoot.querySelector(`canvas.${name}`);
      const width = Math.round(this.view.stageCssPx.width * dpr);
      const height = Math.round(this.view.stageCssPx.height * dpr);
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      return canvas.getContext("2d");
    }
    strongTag() {
      return this.hoveredTag || this.highlighted;
    }
    measure() {
      this.view.resize({ width: this.clientWidth, height: this.clientHeight });
    }
    loaded(state, picture) {
      this.loadState = state;
      if (state === "ready") {
        this.picture = picture;
        this.view.show({ width: this.imageWidthPx, height: this.imageHeightPx });
        this.tell("viewer-image-ready", {});
      } else if (state === "empty" || state === "failed") {
        this.picture = null;
      }
      if (state === "failed") {
        this.tell("viewer-image-failed", {});
      }
    }
    showOverlay(visible) {
      if (visible !== this.overlayVisible) {
        this.overlayVisible = visible;
        this.tell("viewer-overlay-visible", { visible });
      }
    }
    run(command) {
      switch (command.kind) {
        case "fit":
          return this.view.fit();
        case "invert":
          return this.view.invert();
        case "pan":
          return this.view.panBy({ x: command.xCssPx, y: command.yCssPx });
        case "zoom":
          return this.view.zoomAtCentre(command.factor);
        case "step":
          return this.tell("viewer-step", { step: command.by });
        case "undo":
        case "redo":
          return this.tell(`viewer-${command.kind}`, {});
        case "cancel":
          if (!this.pointers?.cancel() && this.tool !== neutralTool(this.colourImage)) {
            this.tell("viewer-tool", { tool: neutralTool(this.colourImage) });
          }
      }
    }
    stageActions() {
      return {
        activeTool: () => this.tool,
        isColourImage: () => this.colourImage,
        began: (gesture) => {
          this.dragging = gesture;
          this.view.beginWindow();
        },
        panBy: (delta) => this.view.panBy(delta),
        zoomAt: (factor, anchor) => this.view.zoomAt(factor, anchor),
        windowTo: (total) => this.view.windowTo(total),
        boxTo: (from, to) => {
          this.drawnBox = this.view.boxBetween(from, to);
        },
        ended: (gesture) => {
          this.dragging = null;
          if (gesture === "box" && this.drawnBox && this.loadState === "ready") {
            this.showOverlay(true);
            this.tell("viewer-box", this.drawnBox);
          }
          this.drawnBox = null;
        },
        cancelled: (gesture) => {
          this.dragging = null;
          this.drawnBox = null;
          if (gesture === "window") {
            this.view.windowTo(null);
          }
        },
        pressed: (at, gesture) => this.pressed(at, gesture),
        hovered: (at) => this.hover(at)
      };
    }
    pressed(at, gesture) {
      const pixel = this.view.pixelAt(at);
      if (!pixel || this.loadState !== "ready") {
        return;
      }
      if (gesture === "click") {
        this.showOverlay(true);
        this.tell("viewer-click", { ...pixel, positive: this.tool === "point" });
      } else if (gesture !== "box") {
        const region = this.overlayVisible ? regionAt(this.regions, this.view.imagePointAt(at)) : null;
        if (region) {
          this.tell("viewer-overlay-click", { tag: region.overlay.tag });
        }
      }
    }
    hover(at) {
      const isOver = at && this.overlayVisible && this.loadState === "ready";
      const tag = (isOver ? regionAt(this.regions, this.view.imagePointAt(at))?.overlay.tag : 0) ?? 0;
      if (tag !== this.hoveredTag) {
        this.hoveredTag = tag;
        this.tell("viewer-hover", { tag: tag || null });
      }
    }
    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }
  };
  customElements.define("deixis-viewer", DeixisViewer);

  // frontend/viewer/tests/harness.ts
  var tests = [];
  function test(name, body) {
    tests.push({ name, body });
  }
  async function runAll() {
    const outcomes = [];
    for (const { name, body } of tests) {
      try {
        await body();
        outcomes.push({ name, failure: null });
      } catch (error) {
        outcomes.push({ name, failure: error instanceof Error ? error.stack ?? error.message : String(error) });
      }
    }
    return outcomes;
  }
  function equal(actual, expected, about = "") {
    const [a3, e4] = [actual, expected].map((value) => JSON.stringify(plain(value)));
    if (a3 !== e4) {
      throw new Error(`${about} expected ${e4} but was ${a3}`);
    }
  }
  function close(actual, expected, tolerance = 1e-9, about = "") {
    if (!(Math.abs(actual - expected) <= tolerance)) {
      throw new Error(`${about} expected ${expected} \xB1 ${tolerance} but was ${actual}`);
    }
  }
  function ok(condition, about) {
    if (!condition) {
      throw new Error(about);
    }
  }
  function fails(body, message) {
    try {
      body();
    } catch (error) {
      equal(error.message, message);
      return;
    }
    throw new Error(`expected the error "${message}"`);
  }
  function plain(value) {
    return ArrayBuffer.isView(value) ? Array.from(value) : value;
  }

  // frontend/viewer/tests/rle.test.ts
  function golden() {
    const vectors = globalThis.goldenRle;
    ok(vectors.length >= 10, "the golden vectors are there");
    return vectors.map((vector, i5) => ({
      ...vector,
      name: `vector ${i5}`,
      areaPx: vector.rows.join("").replaceAll("0", "").length
    }));
  }
  test("run lengths of the golden vectors give back every pixel", () => {
    for (const { name, width, height, areaPx: area, rows, counts } of golden()) {
      const mask = columnSpans(decodeCocoCounts(counts), width, height);
      const seen = rows.map((_2, y3) => Array.from({ length: width }, (_3, x2) => Number(contains(mask, x2, y3))).join(""));
      equal(seen, rows, name);
      equal(areaPx(mask), area, name);
    }
  });
  test("spans never touch within a column", () => {
    for (const { name, width, height, counts } of golden()) {
      const mask = columnSpans(decodeCocoCounts(counts), width, height);
      for (let x2 = 0; x2 < width; x2++) {
        for (let i5 = mask.first[x2]; i5 + 1 < mask.first[x2 + 1]; i5++) {
          ok(mask.rowsPx[2 * i5 + 1] < mask.rowsPx[2 * i5 + 2], `${name}: column ${x2}`);
        }
      }
    }
  });
  test("a run of no zeros between two runs of ones makes one span", () => {
    const mask = columnSpans([1, 1, 0, 2, 1], 1, 5);
    equal(mask.rowsPx, [1, 4]);
  });
  test("a run that passes the end of a column goes on at the top of the next", () => {
    const mask = columnSpans([2, 4, 3], 3, 3);
    equal(mask.first, [0, 1, 2, 2]);
    equal(mask.rowsPx, [2, 3, 0, 3]);
  });
  test("run lengths of a hundred megapixels need little memory", () => {
    const mask = columnSpans([5e7, 2e4, 4998e4], 1e4, 1e4);
    equal(areaPx(mask), 2e4);
    equal(mask.rowsPx.length, 4);
  });
  test("runs that do not fill the image are refused", () => {
    fails(() => columnSpans([3, 2], 2, 3), "The runs cover 5 pixels, the image has 2 x 3");
  });
  test("a string that is not COCO is refused", () => {
    fails(() => decodeCocoCounts("01!"), "Not a COCO run-length string at character 2");
    fails(() => decodeCocoCounts("P"), "Not a COCO run-length string at character 1");
  });
  test("no point outside of the image is contained", () => {
    const full = columnSpans([0, 6], 2, 3);
    equal([contains(full, -0.1, 0), contains(full, 2, 0), contains(full, 0, 3), contains(full, 0, -1)], [false, false, false, false]);
    ok(contains(full, 1.99, 2.99), "fractions belong to their pixel");
  });

  // frontend/viewer/tests/contour.test.ts
  function signedAreaPx(loop) {
    let twice = 0;
    for (let i5 = 0; i5 < loop.length; i5 += 2) {
      const j = (i5 + 2) % loop.length;
      twice += loop[i5] * loop[j + 1] - loop[j] * loop[i5 + 1];
    }
    return twice / 2;
  }
  function masks() {
    return golden().map(({ name, width, height, counts }) => ({
      name,
      mask: columnSpans(decodeCocoCounts(counts), width, height)
    }));
  }
  function disc2() {
    const [widthPx, heightPx] = [48, 64];
    const runs = [];
    let before = 0;
    for (let i5 = 0; i5 < widthPx * heightPx; i5++) {
      const [x2, y3] = [Math.floor(i5 / heightPx), i5 % heightPx];
      const value = Number((x2 - 22) ** 2 + (y3 - 30) ** 2 < 400);
      if (runs.length === 0 || value !== before) {
        runs.push(1);
      } else {
        runs[runs.length - 1]++;
      }
      before = value;
    }
    return columnSpans(runs, widthPx, heightPx);
  }
  test("pixel loops enclose exactly the pixels of the mask", () => {
    for (const { name, mask } of masks()) {
      const enclosed = pixelLoops(mask).reduce((sum, loop) => sum + signedAreaPx(loop), 0);
      close(enclosed, areaPx(mask), 1e-9, name);
    }
  });
  test("pixel loops run along pixel edges only", () => {
    for (const { name, mask } of masks()) {
      for (const loop of pixelLoops(mask)) {
        for (let i5 = 0; i5 < loop.length; i5 += 2) {
          const j = (i5 + 2) % loop.length;
          ok(loop[i5] === loop[j] !== (loop[i5 + 1] === loop[j + 1]), `${name}: a slanted or empty edge`);
        }
      }
    }
  });
  test("an empty mask has no loop", () => {
    equal(pixelLoops(columnSpans([6], 2, 3)).length, 0);
  });
  test("a ring has an outer loop and a hole that runs the other way", () => {
    const areas = pixelLoops(columnSpans([6, 3, 2, 1, 1, 1, 2, 3, 6], 5, 5)).map(signedAreaPx);
    equal(areas.sort((a3, b3) => a3 - b3), [-1, 9]);
  });
  test("pixels that meet at a corner share one loop", () => {
    equal(pixelLoops(columnSpans([0, 1, 2, 1], 2, 2)).length, 1);
    equal(pixelLoops(columnSpans([1, 2, 1], 2, 2)).length, 1);
  });
  test("edge middles of one pixel are the four middles of its sides", () => {
    const middles = edgeMiddles(pixelLoops(columnSpans([4, 1, 4], 3, 3))[0]);
    equal(
      Array.from({ length: 4 }, (_2, i5) => `${middles[2 * i5]},${middles[2 * i5 + 1]}`).sort(),
      ["1,1.5", "1.5,1", "1.5,2", "2,1.5"]
    );
  });
  test("smoothing moves no point further than its limit", () => {
    for (const { name, mask } of masks()) {
      for (const loop of pixelLoops(mask).map(edgeMiddles)) {
        smoothed(loop, 4, 0.45).forEach((value, i5) => close(value, loop[i5], 0.45 + 1e-12, name));
      }
    }
  });
  test("simplifying keeps every left-out point within the tolerance", () => {
    const circle = Float64Array.from(
      { length: 720 },
      (_2, i5) => i5 % 2 === 0 ? 50 + 40 * Math.cos(i5 / 720 * 2 * Math.PI) : 50 + 40 * Math.sin((i5 - 1) / 720 * 2 * Math.PI)
    );
    const few = simplified(circle, 0.2);
    ok(few.length < circle.length / 4, `${few.length / 2} points are left`);
    close(signedAreaPx(few), signedAreaPx(circle), 2 * Math.PI * 40 * 0.2);
  });
  test("the drawn outline of a disc is round: its length is near that of the circle", () => {
    const [loop] = outline(disc2());
    let length = 0;
    for (let i5 = 0; i5 < loop.length; i5 += 2) {
      const j = (i5 + 2) % loop.length;
      length += Math.hypot(loop[j] - loop[i5], loop[j + 1] - loop[i5 + 1]);
    }
    close(length, 2 * Math.PI * 20, 5);
  });
  test("the drawn outline keeps the area of a disc within half a pixel all around", () => {
    close(signedAreaPx(outline(disc2())[0]), areaPx(disc2()), 0.5 * 2 * Math.PI * 20);
  });
  test("an outline costs as the border, not as the area", () => {
    const sidePx = 4e3;
    const runs = [sidePx + 1];
    for (let x2 = 1; x2 < sidePx - 1; x2++) {
      runs.push(sidePx - 2, 2);
    }
    runs[runs.length - 1] = 1 + sidePx;
    const loops = outline(columnSpans(runs, sidePx, sidePx));
    equal(loops.length, 1);
    ok(loops[0].length < 200, `${loops[0].length / 2} points for a rectangle`);
  });

  // frontend/viewer/tests/input.test.ts
  function press(key, modifiers = {}) {
    return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
  }
  test("the active tool takes the left button, middle pans, right zooms", () => {
    equal(
      ["pan", "window", "point", "not-here", "box"].map((tool) => gestureFor(0, tool, false)),
      ["pan", "window", "click", "click", "box"]
    );
    equal([gestureFor(1, "box", false), gestureFor(2, "box", true), gestureFor(3, "box", false)], ["pan", "zoom", null]);
  });
  test("colour images have no window: their neutral tool pans", () => {
    equal(gestureFor(0, "window", true), "pan");
    equal([neutralTool(true), neutralTool(false)], ["pan", "window"]);
  });
  test("wheel towards the person zooms out, and back again to where it was", () => {
    ok(wheelFactor(100, 0, false) < 1, "out");
    close(wheelFactor(100, 0, false) * wheelFactor(-100, 0, false), 1);
    close(wheelFactor(3, 1, false), wheelFactor(48, 0, false));
    close(dragZoomFactor(40) * dragZoomFactor(-40), 1);
  });
  test("page keys follow the conventions", () => {
    equal(pageCommand(press("z"), true), { kind: "fit" });
    equal(pageCommand(press("Z", { ctrlKey: true, shiftKey: true }), true), { kind: "redo" });
    equal(pageCommand(press("z", { ctrlKey: true }), true), { kind: "undo" });
    equal(pageCommand(press("y", { metaKey: true }), true), { kind: "redo" });
    equal(pageCommand(press("["), true), { kind: "step", by: -1 });
    equal(pageCommand(press("]"), true), { kind: "step", by: 1 });
    equal(pageCommand(press("h", { ctrlKey: true }), true), null);
    equal(pageCommand(press("i", { altKey: true }), true), null);
    equal(pageCommand(press("q"), true), null);
  });
  test("single letters can be switched off, Esc and undo stay", () => {
    equal(["z", "i", "h", "[", "]"].map((key) => pageCommand(press(key), false)), [null, null, null, null, null]);
    equal(pageCommand(press("Escape"), false), { kind: "cancel" });
    equal(pageCommand(press("z", { ctrlKey: true }), false), { kind: "undo" });
  });
  test("arrows move the image and plus and minus undo each other", () => {
    equal(stageCommand(press("ArrowLeft")), { kind: "pan", xCssPx: 48, yCssPx: 0 });
    equal(stageCommand(press("+")), { kind: "zoom", factor: 1.25 });
    equal(stageCommand(press("-")), { kind: "zoom", factor: 0.8 });
    equal(stageCommand(press("ArrowLeft", { altKey: true })), null);
  });
  test("keys belong to text boxes, not to buttons or sliders", () => {
    const element = (html) => {
      const holder = document.createElement("div");
      holder.innerHTML = html;
      document.body.append(holder);
      return holder.firstElementChild;
    };
    equal(
      ["<input>", '<input type="search">', "<textarea></textarea>", "<p contenteditable>a</p>", "<select></select>"].map(
        (html) => takesText(element(html))
      ),
      [true, true, true, true, true]
    );
    equal(
      ["<button>b</button>", '<input type="range">', '<input type="checkbox">', "<p>a</p>"].map(
        (html) => takesText(element(html))
      ),
      [false, false, false, false]
    );
  });
  test("keys pressed in a dialog or a menu stay there", () => {
    const inside = (name) => [document.createElement("button"), document.createElement(name), document];
    equal(
      ["vaadin-dialog", "vaadin-confirm-dialog", "vaadin-context-menu-overlay", "vaadin-popover"].map(
        (name) => isOverThePage(inside(name))
      ),
      [true, true, true, true]
    );
    equal(["vaadin-button", "deixis-viewer", "div"].map((name) => isOverThePage(inside(name))), [false, false, false]);
  });
  test("tags that would cover each other stand side by side", () => {
    const apart = 2 * TAG_RADIUS_CSS_PX + 2;
    const wishes = [
      { x: 100, y: 100 },
      { x: 104, y: 102 },
      { x: 96, y: 100 },
      { x: 100, y: 100 },
      { x: 300, y: 100 }
    ];
    const placed = placedTags(wishes);
    equal(placed[0], wishes[0]);
    equal(placed[4], wishes[4]);
    for (let i5 = 0; i5 < placed.length; i5++) {
      equal(placed[i5].y, wishes[i5].y);
      for (let j = 0; j < i5; j++) {
        ok(Math.hypot(placed[i5].x - placed[j].x, placed[i5].y - placed[j].y) > apart - 1e-3, `${i5} over ${j}`);
      }
    }
  });
  test("a tag slides, it never jumps, while two of them part", () => {
    let before = placedTags([{ x: 0, y: 0 }, { x: 1, y: 1 }])[1];
    for (let zoom = 1; zoom < 60; zoom += 0.05) {
      const now = placedTags([{ x: 0, y: 0 }, { x: zoom, y: zoom }])[1];
      ok(Math.hypot(now.x - before.x, now.y - before.y) < 1.5, `a jump at ${zoom}`);
      before = now;
    }
  });
  test("a large picture is drawn from the level that still has enough pixels", () => {
    equal([1.5, 1, 0.6, 0.5, 0.3, 0.25, 0.01].map((zoom) => levelFor(zoom, 4)), [0, 0, 0, 1, 1, 2, 3]);
    equal(levelFor(0.01, 1), 0);
  });
  test("the full window leaves grey values as they are, inverted or not", () => {
    equal(transfer(FULL_WINDOW, false), { slope: 1, intercept: 0 });
    equal(transfer(FULL_WINDOW, true), { slope: -1, intercept: 1 });
  });
  test("a window maps its lower edge to black and its upper edge to white", () => {
    const { slope, intercept } = transfer({ windowGrey: 100, levelGrey: 80 }, false);
    close(slope * (30 / 255) + intercept, 0);
    close(slope * (130 / 255) + intercept, 1);
  });
  test("dragging the window there and back changes nothing, and it ends at its limits", () => {
    ok(isFull(dragged(FULL_WINDOW, 0, 0)), "no drag");
    equal(dragged(FULL_WINDOW, -100, 20), { windowGrey: 205, levelGrey: 137.5 });
    equal(dragged(FULL_WINDOW, -9999, -9999), { windowGrey: 2, levelGrey: 0 });
    equal(dragged(FULL_WINDOW, 9999, 9999), { windowGrey: 510, levelGrey: 255 });
  });

  // frontend/viewer/tests/regions.test.ts
  var FULL = "0<";
  var ONE = "417";
  function overlay(tag, coco) {
    return { tag, colour: "#4aa3ff", coco, width: 4, height: 3, dashed: false, label: "", centreX: 0, centreY: 0 };
  }
  test("of regions over each other the smallest is meant, whatever their order", () => {
    for (const overlays of [
      [overlay(1, FULL), overlay(2, ONE)],
      [overlay(2, ONE), overlay(1, FULL)]
    ]) {
      const regions = regionsOf(overlays, []);
      equal(regionAt(regions, { x: 1.5, y: 1.5 })?.overlay.tag, 2);
      equal(regionAt(regions, { x: 0.5, y: 1.5 })?.overlay.tag, 1);
      equal(regionAt(regions, { x: 4.5, y: 1.5 }), null);
    }
  });
  test("a region that only changes its tag or colour is not decoded again", () => {
    const before = regionsOf([overlay(1, FULL)], []);
    const [after] = regionsOf([{ ...overlay(5, FULL), colour: "#ff9ecb" }], before);
    ok(after.mask === before[0].mask && after.loops === before[0].loops, "the mask is kept");
    equal([after.overlay.tag, after.overlay.colour], [5, "#ff9ecb"]);
  });
  test("a mask that does not fit its image is left out and said, the others stay", () => {
    const said = [];
    const error = console.error;
    console.error = (...words) => said.push(words[0]);
    try {
      const regions = regionsOf([overlay(1, "0;"), overlay(2, ONE)], []);
      equal(regions.map((region) => region.overlay.tag), [2]);
      equal(said, ["Region 1 cannot be drawn"]);
    } finally {
      console.error = error;
    }
  });
  test("one path serves all zooms between two halvings", () => {
    const [region] = regionsOf([overlay(1, FULL)], []);
    ok(pathOf(region, 1) === pathOf(region, 7), "nearer");
    ok(pathOf(region, 0.5) === pathOf(region, 0.3), "between a half and a quarter");
    ok(pathOf(region, 0.5) !== pathOf(region, 0.2), "further");
  });

  // frontend/viewer/tests/transform.test.ts
  var IMAGE = { width: 384, height: 315 };
  var STAGE = { width: 720, height: 602 };
  test("a fitted image is centred and as large as the margin allows", () => {
    const view = fitted(IMAGE, STAGE);
    close(view.cssPxPerImagePx, 688 / 384);
    close(view.xCssPx, 16);
    close(view.yCssPx, (602 - 315 * (688 / 384)) / 2);
  });
  test("stage and image positions are inverse to each other", () => {
    const view = { cssPxPerImagePx: 2.5, xCssPx: -40, yCssPx: 17 };
    const there = toImage(view, toStage(view, { x: 12.25, y: 301 }));
    close(there.x, 12.25);
    close(there.y, 301);
  });
  test("the point under the cursor stays there while zooming", () => {
    const anchor = { x: 500, y: 120 };
    let view = fitted(IMAGE, STAGE);
    const before = toImage(view, anchor);
    for (const factor of [1.3, 1.3, 1.3, 0.9, 2]) {
      view = zoomedAt(view, factor, anchor, IMAGE, STAGE);
      const after = toImage(view, anchor);
      close(after.x, before.x, 1e-9);
      close(after.y, before.y, 1e-9);
    }
  });
  test("zoom ends at the largest pixel and at half the fitted size", () => {
    const middle = { x: 360, y: 301 };
    const view = fitted(IMAGE, STAGE);
    close(zoomedAt(view, 1e6, middle, IMAGE, STAGE).cssPxPerImagePx, MAX_ZOOM);
    close(zoomedAt(view, 1e-6, middle, IMAGE, STAGE).cssPxPerImagePx, view.cssPxPerImagePx / 2);
  });
  test("an image can not be lost by panning", () => {
    const view = panned(fitted(IMAGE, STAGE), { x: 1e6, y: -1e6 }, IMAGE, STAGE);
    const corner = toStage(view, { x: 0, y: IMAGE.height });
    close(corner.x, STAGE.width - 48);
    close(corner.y, 48);
  });
  test("the middle stays in the middle when the stage changes its size", () => {
    const view = zoomedAt(fitted(IMAGE, STAGE), 3, { x: 100, y: 100 }, IMAGE, STAGE);
    const smaller = { width: 500, height: 700 };
    const before = toImage(view, { x: STAGE.width / 2, y: STAGE.height / 2 });
    const after = toImage(recentred(view, IMAGE, STAGE, smaller), { x: 250, y: 350 });
    close(after.x, before.x, 1e-9);
    close(after.y, before.y, 1e-9);
  });
  test("a position belongs to the pixel that covers it", () => {
    const view = { cssPxPerImagePx: 10, xCssPx: 5, yCssPx: 5 };
    equal(pixelAt(view, { x: 5, y: 5 }, IMAGE), { x: 0, y: 0 });
    equal(pixelAt(view, { x: 14.9, y: 25 }, IMAGE), { x: 0, y: 2 });
    equal(pixelAt(view, { x: 4.9, y: 25 }, IMAGE), null);
    equal(pixelAt(view, { x: 5 + 3840, y: 25 }, IMAGE), null);
  });
  test("a box holds every pixel it touches and is clipped to the image", () => {
    const view = { cssPxPerImagePx: 10, xCssPx: 0, yCssPx: 0 };
    equal(boxBetween(view, { x: 29, y: 41 }, { x: 11, y: 19 }, IMAGE), { x: 1, y: 1, width: 2, height: 4 });
    equal(boxBetween(view, { x: -50, y: -50 }, { x: 15, y: 5 }, IMAGE), { x: 0, y: 0, width: 2, height: 1 });
    equal(boxBetween(view, { x: -50, y: -50 }, { x: -5, y: 5 }, IMAGE), null);
  });
  test("a scale bar is one, two or five times a power of ten and fits", () => {
    for (let zoom = 3e-3; zoom < 60; zoom *= 1.37) {
      const bar = scaleBarPx(zoom, 150);
      ok(bar * zoom <= 150 + 1e-6, `${bar} px at ${zoom}`);
      ok(bar * zoom > 150 / 2.5 - 1e-6, `${bar} px at ${zoom} is short`);
      ok([1, 2, 5].includes(Number(String(bar)[0])) && /^[125]0*$/.test(String(bar)), `${bar} is round`);
    }
    equal(scaleBarPx(1.5, 150), 100);
  });

  // frontend/viewer/tests/all.ts
  Object.assign(globalThis, { runAll });
})();
