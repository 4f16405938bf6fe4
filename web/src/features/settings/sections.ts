import Devices from '@mui/icons-material/DevicesOutlined';
import Key from '@mui/icons-material/KeyOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import Shield from '@mui/icons-material/ShieldOutlined';
import Tune from '@mui/icons-material/Tune';
import type { SvgIconComponent } from '@mui/icons-material';
import { lazy, type ComponentType } from 'react';

export type SectionId = 'profile' | 'account' | 'devices' | 'preferences' | 'privacy';

export interface Section {
  id: SectionId;
  icon: SvgIconComponent;
  /** Of an account; guests have only what is this browser's own. */
  members: boolean;
  content: ComponentType;
}

export const sections: readonly Section[] = [
  { id: 'profile', icon: Person, members: true, content: lazy(() => import('./profile-section')) },
  { id: 'account', icon: Key, members: true, content: lazy(() => import('./account-section')) },
  { id: 'devices', icon: Devices, members: true, content: lazy(() => import('./devices-section')) },
  { id: 'preferences', icon: Tune, members: false, content: lazy(() => import('./preferences-section')) },
  { id: 'privacy', icon: Shield, members: true, content: lazy(() => import('./privacy-section')) },
];
