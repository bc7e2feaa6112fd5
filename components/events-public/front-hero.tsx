import { posterPath } from './event-art'
import { SearchForm } from './search-form'

/** A small poster set in a headline like a letter. */
function Inked({ category, id }: { category: string; id: string }) {
  return (
    <picture>
      <img
        src={posterPath({ category, id })}
        alt=""
        width={1200}
        height={900}
        className="mx-[0.06em] inline-block h-[0.7em] w-auto rounded-[0.1em] align-[-0.02em]"
      />
    </picture>
  )
}

/** The top of the front page: what this is in one breath, and the way in. */
export function FrontHero({ cities }: { cities: readonly string[] }) {
  return (
    <section className="wrap flex flex-col gap-8 pt-10 pb-14 sm:pt-16 sm:pb-20">
      <h1 className="display text-[clamp(3.25rem,1rem+10vw,10rem)] leading-[0.88]">
        Go out. <Inked category="music" id="front-b" /> <br className="max-sm:hidden" />
        Something <Inked category="film" id="front-f" /> <br className="max-sm:hidden" />
        good is on. <Inked category="food" id="front-a" />
      </h1>
      <p className="max-w-[36rem] text-lg">
        Concerts, workshops, talks, film nights in courtyards. Find one, get a ticket, walk in.
      </p>
      <div className="max-w-[60rem]">
        <SearchForm cities={cities} compact />
      </div>
    </section>
  )
}
