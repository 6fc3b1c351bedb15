import { Suspense } from 'react';
import { MapPage } from '../map/map-page';
import { Waiting } from '../shell/states';

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the map" />}>
      <MapPage />
    </Suspense>
  );
}
