import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { hashSource, inlineScripts, isFrameworkScript } from './inline-scripts'
import { reactRuntime } from './react-runtime'

const runtime = reactRuntime(join(dirname(fileURLToPath(import.meta.url)), '..', '..'))
const known = (text: string) => isFrameworkScript(text, runtime)
const functionsFor = (call: string) => runtime.find((text) => text.includes(`${call}=function`)) ?? ''

describe('inline scripts of a page', () => {
  it('are those a browser runs from the text itself', () => {
    const html = `<script src="/a.js" async=""></script><script type="application/ld+json">{"a":1}</script>
      <SCRIPT nonce="n1">one()</SCRIPT><script type="module">two()</script><script
      id="x">three()</script>`
    expect(inlineScripts(html)).toEqual([{ nonce: 'n1', text: 'one()' }, { text: 'two()' }, { text: 'three()' }])
  })

  it('hash to the source expression of CSP', () => {
    expect(hashSource('é()')).toBe(`'sha256-${createHash('sha256').update('é()', 'utf8').digest('base64')}'`)
  })
})

describe('framework scripts', () => {
  it.each([
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])',
    'self.__next_f.push([3,"AAAA"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[1]});',
    'requestAnimationFrame(function(){$RT=performance.now()});',
    '$RC("B:1","S:1")',
    '$RS("S:1","P:1")',
    '$RR("B:0","S:0",[["/_next/static/a.css","next"]])',
  ])('are known: %s', (text) => {
    expect(known(text)).toBe(true)
  })

  it('are known with the functions of the installed React before the call', () => {
    expect(functionsFor('$RV')).toContain('$RC=function')
    expect(known(`${functionsFor('$RV')}$RC("B:0","S:0")`)).toBe(true)
    expect(known(`${functionsFor('$RS')}$RS("S:1","P:1")`)).toBe(true)
  })

  it.each([
    'alert(1)',
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push([1,alert(1)])',
    'self.__next_f.push([1,"a"],alert([1]))',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":alert(1)});',
    '$RC("B:1",alert(1))',
    '$RC("B:1","S:1");alert(1)',
    '$RR("B:0","S:0",[[alert(1)]])',
    '$RB=[];alert(1);$RC("B:0","S:0")',
    'requestAnimationFrame(function(){$RT=performance.now()});alert(1)',
  ])('are not known when they do anything else: %s', (text) => {
    expect(known(text)).toBe(false)
  })

  it('are not known when the functions before the call were changed', () => {
    expect(known(`${functionsFor('$RV').replace('function', 'function ')}$RC("B:0","S:0")`)).toBe(false)
  })
})
