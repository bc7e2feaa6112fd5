import type { Category } from '../category'
import { art } from './art'
import { community } from './community'
import type { Family } from './composition'
import { family } from './family'
import { film } from './film'
import { food } from './food'
import { music } from './music'
import { nightlife } from './nightlife'
import { other } from './other'
import { sport } from './sport'
import { stage } from './stage'
import { talk } from './talk'
import { tech } from './tech'
import { workshop } from './workshop'

export const families: Record<Category, Family> = {
  music,
  nightlife,
  stage,
  film,
  art,
  food,
  talk,
  workshop,
  tech,
  sport,
  community,
  family,
  other,
}
